package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.backendfoundation.persistence.metadata.ParcelBodies.json;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies into entities, and entities into answers. */
class EntityBodyTest {

    private final ParcelBodies bodies = new ParcelBodies();
    private final Parcel parcel = bodies.parcel();

    @BeforeAll
    static void readMetadata() {
        ParcelBodies.readMetadata();
    }

    @Test
    void namesAreThoseOfTheAccessors() {
        assertThat(bodies.shown(parcel).keySet())
                .contains("vat_number", "url", "paid", "customer_id", "lines", "watchers", "destination", "due",
                        "length", "is_active", "version")
                .doesNotContain("pin", "phrase", "customer", "is_paid");
    }

    @Test
    void whatAGetGaveCanBePutBackAndChangesNothing() {
        JsonObject before = bodies.shown(parcel);
        Parcel.Place place = parcel.getDestination();
        ParcelLine line = parcel.getLines().get(0);

        BodyChange change = bodies.change(Mode.REPLACE, parcel, before);

        assertThat(bodies.shown(parcel)).isEqualTo(before);
        assertThat(change.hasChangedParts()).isFalse();
        assertThat(parcel.pin()).as("is not shown").isEqualTo("1234");
        assertThat(parcel.getPhrase()).as("is not shown").isEqualTo("sesame");
        assertThat(parcel.getDestination()).isSameAs(place);
        assertThat(place.checksum()).as("is not shown").isEqualTo("sum");
        assertThat(parcel.getLines()).containsExactly(line);
    }

    @Test
    void rowBehindAReferenceIsNamedAsWhatAnswersAloneHave() {
        assertThatThrownBy(() -> bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\", \"customer\": {}}")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("/customer", "unknown",
                                "This is the row behind customer_id, which only answers have; leave it out.")));
    }

    @Test
    void putErasesWhatItLeavesOut() {
        bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}"));

        assertThat(bodies.shown(parcel).keySet()).doesNotContain("vat_number", "url", "destination", "customer_id", "details");
        assertThat(parcel.getTitle()).isEqualTo("other");
        assertThat(parcel.isPaid()).isFalse();
        assertThat(parcel.getLines()).isEmpty();
    }

    @Test
    void whatIsWrittenOnceStays() {
        parcel.setOrigin("Bern");

        bodies.change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}"));

        assertThat(parcel.getOrigin()).isEqualTo("Bern");
        assertThat(bodies.violations(Mode.MERGE, "{\"origin\": \"Basel\"}")).extracting(Violation::rule).containsExactly("read_only");
    }

    @Test
    void patchChangesWhatItNames() {
        bodies.change(Mode.MERGE, parcel, json("{\"destination\": {\"geo\": {\"latitude\": 9.5}}, \"labels\": {\"a\": null, \"c\": \"3\"}, "
                + "\"details\": {\"x\": null, \"y\": [1]}, \"paid\": false, \"due\": \"01.02.2027\", \"price\": \"3.10\"}"));

        assertThat(parcel.getDestination().getCity()).isEqualTo("Bern");
        assertThat(parcel.getDestination().getGeo().getLatitude()).isEqualTo(9.5);
        assertThat(parcel.getLabels()).containsOnlyKeys("b", "c");
        assertThat(parcel.getDetails()).isEqualTo(json("{\"y\": [1]}"));
        assertThat(parcel.isPaid()).isFalse();
        assertThat(parcel.getDue()).contains(LocalDate.of(2027, 2, 1));
        assertThat(parcel.getPrice()).isEqualByComparingTo("3.1");
        assertThat(parcel.getTitle()).isEqualTo("first");
    }

    @Test
    void patchOfNothingHoldsNoNull() {
        parcel.setDetails(null);

        bodies.change(Mode.MERGE, parcel, json("{\"details\": {\"x\": null, \"y\": {\"z\": null}}}"));

        assertThat(parcel.getDetails()).isEqualTo(json("{\"y\": {}}"));
    }

    @Test
    void patchReachesIntoTheObjectsOfAMap() {
        Parcel.Geo here = new Parcel.Geo();
        here.setLatitude(1.5);
        here.setName("here");
        parcel.getStops().put("a", here);

        bodies.change(Mode.MERGE, parcel, json("{\"stops\": {\"a\": {\"latitude\": 2.5}}}"));

        assertThat(parcel.getStops().get("a").getName()).isEqualTo("here");
        assertThat(parcel.getStops().get("a").getLatitude()).isEqualTo(2.5);
    }

    @Test
    void postTakesNothingThatTheApplicationSets() {
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> bodies.metadata().parse(json("{\"id\": null, \"length\": 3, \"paid\": null}"), Mode.CREATE));

        assertThat(refused.violations()).extracting(Violation::pointer, Violation::rule).containsExactlyInAnyOrder(
                tuple("/id", "read_only"),
                tuple("/length", "read_only"), tuple("/paid", "required"));
    }

    @Test
    void readOnlyValueMayComeBackInAnotherForm() {
        bodies.change(Mode.MERGE, parcel,
                json("{\"created_at\": \"2026-11-28T13:00:00.123456+01:00\", \"serial\": null, \"length\": 5, \"total\": 5}"));

        assertThat(
                bodies.violations(Mode.MERGE, "{\"length\": 6, \"total\": 5.01, \"serial\": 1, \"created_at\": \"2026-11-28T12:00:01Z\"}"))
                .extracting(Violation::rule).containsOnly("read_only").hasSize(4);
    }

    @Test
    void bodyOfAnEarlierVersionIsStale() {
        ProblemException stale = catchThrowableOfType(ProblemException.class,
                () -> bodies.change(Mode.MERGE, parcel, json("{\"version\": -1, \"title\": \"other\"}")));

        assertThat(stale.code()).isEqualTo(RestError.FORBIDDEN);
    }

    @Test
    void allViolationsAreFoundAtOnce() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> bodies.metadata().parse(
                json("{\"title\": 1, \"destination\": {\"geo\": {\"latitude\": \"x\"}, \"zip\": 1}, \"lines\": [{\"pieces\": 1.5}], "
                        + "\"remarks\": [null], \"customer_id\": \"x\", \"due\": \"2027-01-01\"}"),
                Mode.REPLACE));

        assertThat(refused.violations()).extracting(Violation::pointer).containsExactlyInAnyOrder("/title", "/destination/geo/latitude",
                "/destination/zip", "/lines/0/pieces", "/remarks/0", "/customer_id", "/due");
    }
}
