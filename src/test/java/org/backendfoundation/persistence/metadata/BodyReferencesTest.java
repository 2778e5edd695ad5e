package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.backendfoundation.persistence.metadata.ParcelBodies.json;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What bodies do to references and to the parts that an entity owns. */
class BodyReferencesTest {

    private final ParcelBodies bodies = new ParcelBodies();
    private final Parcel parcel = bodies.parcel();

    @BeforeAll
    static void readMetadata() {
        ParcelBodies.readMetadata();
    }

    @Test
    void referenceIsSetByIdOnceItsRowIsThere() {
        Customer other = bodies.known();

        bodies.change(Mode.MERGE, parcel, json("{\"customer_id\": \"" + other.getId() + "\"}"));

        assertThat(parcel.getCustomer()).isSameAs(other);
        assertThat(bodies.violations(Mode.MERGE, "{\"customer_id\": \"" + UUID.randomUUID() + "\"}"))
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(tuple("/customer_id", "reference"));
    }

    @Test
    void referencesOfNewObjectsAreAskedForTogether() {
        Customer first = bodies.known();
        Customer second = bodies.known();
        String line = "{\"article\": \"nut\", \"product_id\": \"%s\"}";
        String lines = "\"lines\": [" + line.formatted(first.getId()) + ", " + line.formatted(second.getId()) + "]";

        bodies.change(Mode.CREATE, new Parcel(),
                json("{\"title\": \"t\", \"customer_id\": \"%s\", %s}".formatted(bodies.customer().getId(), lines)));

        assertThat(bodies.rows().asked()).containsExactly(Set.of(bodies.customer().getId(), first.getId(), second.getId()));

        bodies.rows().asked().clear();
        bodies.change(Mode.MERGE, parcel, json("{" + lines + "}"));
        bodies.change(Mode.MERGE, parcel, json("{\"watchers\": [\"%s\", \"%s\"]}".formatted(first.getId(), second.getId())));

        assertThat(bodies.rows().asked()).containsExactly(Set.of(first.getId(), second.getId()), Set.of(first.getId(), second.getId()));
        assertThat(parcel.getLines()).extracting(ParcelLine::getProduct).containsExactlyInAnyOrder(first, second);
        assertThat(parcel.getWatchers()).containsExactly(first, second);
    }

    @Test
    void referenceThatStaysIsNotAskedFor() {
        bodies.rows().clear();

        bodies.change(Mode.MERGE, parcel, json("{\"customer_id\": \"" + bodies.customer().getId() + "\", \"title\": \"other\"}"));

        assertThat(parcel.getTitle()).isEqualTo("other");
    }

    @Test
    void partsAreMatchedByTheirIds() {
        ParcelLine kept = parcel.getLines().get(0);

        BodyChange change = bodies.change(Mode.MERGE, parcel, json("{\"lines\": [{\"id\": \"" + kept.getId()
                + "\", \"article\": \"nut\", \"pieces\": 3}, {\"article\": \"bolt\", \"pieces\": 1}]}"));

        assertThat(change.hasChangedParts()).isTrue();
        assertThat(parcel.getLines()).hasSize(2).first().isSameAs(kept);
        assertThat(kept.getArticle()).isEqualTo("nut");
        assertThat(parcel.getLines().get(1).getParcel()).isSameAs(parcel);
        assertThat(bodies.change(Mode.MERGE, parcel, json("{\"lines\": null}")).hasChangedParts()).isTrue();
        assertThat(parcel.getLines()).isEmpty();
    }

    @Test
    void partOfAnotherOwnerIsRefused() {
        assertThat(bodies.violations(Mode.MERGE,
                "{\"lines\": [{\"id\": \"" + UUID.randomUUID() + "\", \"article\": \"nut\", \"pieces\": 3}]}"))
                .extracting(Violation::pointer).containsExactly("/lines/0/id");
    }

    @Test
    void onePartIsNamedOnce() {
        UUID id = parcel.getLines().get(0).getId();

        assertThat(bodies.violations(Mode.MERGE, "{\"lines\": [{\"id\": \"" + id + "\"}, {\"id\": \"" + id + "\"}]}"))
                .extracting(Violation::rule)
                .containsExactly("unique");
    }

    @Test
    void manyReferencesAreASet() {
        Customer other = bodies.known();

        bodies.change(Mode.MERGE, parcel, json("{\"watchers\": [\"" + other.getId() + "\"]}"));

        assertThat(parcel.getWatchers()).containsExactly(other);
        assertThat(bodies.shown(parcel).getJsonArray("watchers").getString(0)).isEqualTo(other.getId().toString());
    }

    @Test
    void referencesThatAPutLeavesOutAreRemovedAndRaiseTheVersion() {
        parcel.getLines().clear();
        parcel.getWatchers().add(bodies.known());
        List<Customer> watchers = parcel.getWatchers();

        assertThat(bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).isTrue();
        assertThat(parcel.getWatchers()).isSameAs(watchers).isEmpty();
    }

    @Test
    void partsThatAPutLeavesOutAreRemovedAndRaiseTheVersion() {
        assertThat(bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).isTrue();
        assertThat(bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).as("there are none").isFalse();
    }

    @Test
    void referencesOfAPartRaiseTheVersionOfTheOwner() {
        ParcelLine line = parcel.getLines().get(0);

        BodyChange change = bodies.change(Mode.MERGE, parcel, json("{\"lines\": [{\"id\": \"" + line.getId()
                + "\", \"article\": \"screw\", \"pieces\": 0, \"packers\": [\"" + bodies.customer().getId() + "\"]}]}"));

        assertThat(line.getPackers()).containsExactly(bodies.customer());
        assertThat(change.hasChangedParts()).isTrue();
    }

    @Test
    void tenThousandPartsAreTakenInOneGo() {
        StringBuilder lines = new StringBuilder("{\"article\": \"0\"}");
        for (int i = 1; i < 10_000; i++) {
            lines.append(",{\"article\": \"").append(i).append("\"}");
        }

        bodies.change(Mode.MERGE, parcel, json("{\"lines\": [" + lines + "]}"));

        assertThat(parcel.getLines()).hasSize(10_000).last().extracting(ParcelLine::getArticle).isEqualTo("9999");
    }
}
