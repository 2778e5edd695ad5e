package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.validation.ConstraintViolation;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CreatedEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.problem.RestError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies into entities, and entities into answers. */
class EntityBodyTest {

    private final Map<UUID, Object> rows = new HashMap<>();
    /** The ids of each question for rows. */
    private final List<Set<UUID>> asked = new ArrayList<>();
    private final Customer customer = known();
    private final Parcel parcel = parcel();

    @BeforeAll
    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, JsonConverter.class, Customer.class, Parcel.class, ParcelLine.class,
                Parcel.Place.class, Parcel.Geo.class);
    }

    @Test
    void namesAreThoseOfTheAccessors() {
        assertThat(shown(parcel).keySet()).contains("vat_number", "url", "paid", "customer_id", "lines", "watchers", "destination", "due",
                "length", "is_active", "version").doesNotContain("pin", "phrase", "customer", "is_paid");
    }

    @Test
    void whatAGetGaveCanBePutBackAndChangesNothing() {
        JsonObject before = shown(parcel);
        Parcel.Place place = parcel.getDestination();
        ParcelLine line = parcel.getLines().get(0);

        BodyChange change = change(Mode.REPLACE, parcel, before);

        assertThat(shown(parcel)).isEqualTo(before);
        assertThat(change.hasChangedParts()).isFalse();
        assertThat(parcel.pin()).as("is not shown").isEqualTo("1234");
        assertThat(parcel.getPhrase()).as("is not shown").isEqualTo("sesame");
        assertThat(parcel.getDestination()).isSameAs(place);
        assertThat(place.checksum()).as("is not shown").isEqualTo("sum");
        assertThat(parcel.getLines()).containsExactly(line);
    }

    @Test
    void rowBehindAReferenceIsNamedAsWhatAnswersAloneHave() {
        assertThatThrownBy(() -> change(Mode.REPLACE, parcel, json("{\"title\": \"other\", \"customer\": {}}")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.violations())
                        .containsExactly(new Violation("/customer", "unknown",
                                "This is the row behind customer_id, which only answers have; leave it out.")));
    }

    @Test
    void putErasesWhatItLeavesOut() {
        change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}"));

        assertThat(shown(parcel).keySet()).doesNotContain("vat_number", "url", "destination", "customer_id", "details");
        assertThat(parcel.getTitle()).isEqualTo("other");
        assertThat(parcel.isPaid()).isFalse();
        assertThat(parcel.getLines()).isEmpty();
    }

    @Test
    void whatIsWrittenOnceStays() {
        parcel.setOrigin("Bern");

        change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}"));

        assertThat(parcel.getOrigin()).isEqualTo("Bern");
        assertThat(violations(Mode.MERGE, "{\"origin\": \"Basel\"}")).extracting(Violation::rule).containsExactly("read_only");
    }

    @Test
    void patchChangesWhatItNames() {
        change(Mode.MERGE, parcel, json("{\"destination\": {\"geo\": {\"latitude\": 9.5}}, \"labels\": {\"a\": null, \"c\": \"3\"}, "
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
    void referenceIsSetByIdOnceItsRowIsThere() {
        Customer other = known();

        change(Mode.MERGE, parcel, json("{\"customer_id\": \"" + other.getId() + "\"}"));

        assertThat(parcel.getCustomer()).isSameAs(other);
        assertThat(violations(Mode.MERGE, "{\"customer_id\": \"" + UUID.randomUUID() + "\"}"))
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(tuple("/customer_id", "reference"));
    }

    @Test
    void referencesOfNewObjectsAreAskedForTogether() {
        Customer first = known();
        Customer second = known();
        String line = "{\"article\": \"nut\", \"product_id\": \"%s\"}";
        String lines = "\"lines\": [" + line.formatted(first.getId()) + ", " + line.formatted(second.getId()) + "]";

        change(Mode.CREATE, new Parcel(), json("{\"title\": \"t\", \"customer_id\": \"%s\", %s}".formatted(customer.getId(), lines)));

        assertThat(asked).containsExactly(Set.of(customer.getId(), first.getId(), second.getId()));

        asked.clear();
        change(Mode.MERGE, parcel, json("{" + lines + "}"));
        change(Mode.MERGE, parcel, json("{\"watchers\": [\"%s\", \"%s\"]}".formatted(first.getId(), second.getId())));

        assertThat(asked).containsExactly(Set.of(first.getId(), second.getId()), Set.of(first.getId(), second.getId()));
        assertThat(parcel.getLines()).extracting(ParcelLine::getProduct).containsExactlyInAnyOrder(first, second);
        assertThat(parcel.getWatchers()).containsExactly(first, second);
    }

    @Test
    void referenceThatStaysIsNotAskedFor() {
        rows.clear();

        change(Mode.MERGE, parcel, json("{\"customer_id\": \"" + customer.getId() + "\", \"title\": \"other\"}"));

        assertThat(parcel.getTitle()).isEqualTo("other");
    }

    @Test
    void partsAreMatchedByTheirIds() {
        ParcelLine kept = parcel.getLines().get(0);

        BodyChange change = change(Mode.MERGE, parcel, json("{\"lines\": [{\"id\": \"" + kept.getId()
                + "\", \"article\": \"nut\", \"pieces\": 3}, {\"article\": \"bolt\", \"pieces\": 1}]}"));

        assertThat(change.hasChangedParts()).isTrue();
        assertThat(parcel.getLines()).hasSize(2).first().isSameAs(kept);
        assertThat(kept.getArticle()).isEqualTo("nut");
        assertThat(parcel.getLines().get(1).getParcel()).isSameAs(parcel);
        assertThat(change(Mode.MERGE, parcel, json("{\"lines\": null}")).hasChangedParts()).isTrue();
        assertThat(parcel.getLines()).isEmpty();
    }

    @Test
    void partOfAnotherOwnerIsRefused() {
        assertThat(violations(Mode.MERGE, "{\"lines\": [{\"id\": \"" + UUID.randomUUID() + "\", \"article\": \"nut\", \"pieces\": 3}]}"))
                .extracting(Violation::pointer).containsExactly("/lines/0/id");
    }

    @Test
    void onePartIsNamedOnce() {
        UUID id = parcel.getLines().get(0).getId();

        assertThat(violations(Mode.MERGE, "{\"lines\": [{\"id\": \"" + id + "\"}, {\"id\": \"" + id + "\"}]}")).extracting(Violation::rule)
                .containsExactly("unique");
    }

    @Test
    void manyReferencesAreASet() {
        Customer other = known();

        change(Mode.MERGE, parcel, json("{\"watchers\": [\"" + other.getId() + "\"]}"));

        assertThat(parcel.getWatchers()).containsExactly(other);
        assertThat(shown(parcel).getJsonArray("watchers").getString(0)).isEqualTo(other.getId().toString());
    }

    @Test
    void referencesThatAPutLeavesOutAreRemovedAndRaiseTheVersion() {
        parcel.getLines().clear();
        parcel.getWatchers().add(known());
        List<Customer> watchers = parcel.getWatchers();

        assertThat(change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).isTrue();
        assertThat(parcel.getWatchers()).isSameAs(watchers).isEmpty();
    }

    @Test
    void partsThatAPutLeavesOutAreRemovedAndRaiseTheVersion() {
        assertThat(change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).isTrue();
        assertThat(change(Mode.REPLACE, parcel, json("{\"title\": \"other\"}")).hasChangedParts()).as("there are none").isFalse();
    }

    @Test
    void referencesOfAPartRaiseTheVersionOfTheOwner() {
        ParcelLine line = parcel.getLines().get(0);

        BodyChange change = change(Mode.MERGE, parcel, json("{\"lines\": [{\"id\": \"" + line.getId()
                + "\", \"article\": \"screw\", \"pieces\": 0, \"packers\": [\"" + customer.getId() + "\"]}]}"));

        assertThat(line.getPackers()).containsExactly(customer);
        assertThat(change.hasChangedParts()).isTrue();
    }

    @Test
    void patchOfNothingHoldsNoNull() {
        parcel.setDetails(null);

        change(Mode.MERGE, parcel, json("{\"details\": {\"x\": null, \"y\": {\"z\": null}}}"));

        assertThat(parcel.getDetails()).isEqualTo(json("{\"y\": {}}"));
    }

    @Test
    void patchReachesIntoTheObjectsOfAMap() {
        Parcel.Geo here = new Parcel.Geo();
        here.setLatitude(1.5);
        here.setName("here");
        parcel.getStops().put("a", here);

        change(Mode.MERGE, parcel, json("{\"stops\": {\"a\": {\"latitude\": 2.5}}}"));

        assertThat(parcel.getStops().get("a").getName()).isEqualTo("here");
        assertThat(parcel.getStops().get("a").getLatitude()).isEqualTo(2.5);
    }

    @Test
    void tenThousandPartsAreTakenInOneGo() {
        StringBuilder lines = new StringBuilder("{\"article\": \"0\"}");
        for (int i = 1; i < 10_000; i++) {
            lines.append(",{\"article\": \"").append(i).append("\"}");
        }

        change(Mode.MERGE, parcel, json("{\"lines\": [" + lines + "]}"));

        assertThat(parcel.getLines()).hasSize(10_000).last().extracting(ParcelLine::getArticle).isEqualTo("9999");
    }

    @Test
    void postTakesNothingThatTheApplicationSets() {
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> metadata().parse(json("{\"id\": null, \"length\": 3, \"paid\": null}"), Mode.CREATE));

        assertThat(refused.violations()).extracting(Violation::pointer, Violation::rule).containsExactlyInAnyOrder(
                tuple("/id", "read_only"),
                tuple("/length", "read_only"), tuple("/paid", "required"));
    }

    @Test
    void readOnlyValueMayComeBackInAnotherForm() {
        change(Mode.MERGE, parcel,
                json("{\"created_at\": \"2026-11-28T13:00:00.123456+01:00\", \"serial\": null, \"length\": 5, \"total\": 5}"));

        assertThat(violations(Mode.MERGE, "{\"length\": 6, \"total\": 5.01, \"serial\": 1, \"created_at\": \"2026-11-28T12:00:01Z\"}"))
                .extracting(Violation::rule).containsOnly("read_only").hasSize(4);
    }

    @Test
    void bodyOfAnEarlierVersionIsStale() {
        ProblemException stale = catchThrowableOfType(ProblemException.class,
                () -> change(Mode.MERGE, parcel, json("{\"version\": -1, \"title\": \"other\"}")));

        assertThat(stale.code()).isEqualTo(RestError.FORBIDDEN);
    }

    @Test
    void allViolationsAreFoundAtOnce() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> metadata().parse(
                json("{\"title\": 1, \"destination\": {\"geo\": {\"latitude\": \"x\"}, \"zip\": 1}, \"lines\": [{\"pieces\": 1.5}], "
                        + "\"remarks\": [null], \"customer_id\": \"x\", \"due\": \"2027-01-01\"}"),
                Mode.REPLACE));

        assertThat(refused.violations()).extracting(Violation::pointer).containsExactlyInAnyOrder("/title", "/destination/geo/latitude",
                "/destination/zip", "/lines/0/pieces", "/remarks/0", "/customer_id", "/due");
    }

    private EntityMetadata<Parcel> metadata() {
        return EntityMetadata.of(Parcel.class);
    }

    private List<Violation> violations(Mode mode, String body) {
        return catchThrowableOfType(ProblemException.class, () -> change(mode, parcel, json(body))).violations();
    }

    private BodyChange change(Mode mode, Parcel entity, JsonObject body) {
        BodyChange change = new BodyChange(mode, new BodyChange.Context() {
            @Override
            public Map<UUID, ?> find(Class<?> type, Set<UUID> ids) {
                asked.add(ids);
                return ids.stream().filter(id -> type.isInstance(rows.get(id))).collect(Collectors.toMap(id -> id, rows::get));
            }

            @Override
            public boolean isAtOrAbove(BodyChange.Tree tree, UUID above, UUID below) {
                return above.equals(below);
            }

            @Override
            public boolean isLinked(BodyChange.Link link, UUID owner, UUID target) {
                return false;
            }

            @Override
            public ProblemException stale(long sent, long current) {
                return new ProblemException(RestError.FORBIDDEN, sent + " " + current);
            }

            @Override
            public Set<ConstraintViolation<Object>> validate(Object embedded, boolean isCreating) {
                return Set.of();
            }
        });
        metadata().change(entity, metadata().parse(body, mode), change);
        return change;
    }

    private JsonObject shown(Parcel entity) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonProvider.provider().createGenerator(text)) {
            metadata().write(entity, out);
        }
        return json(text.toString());
    }

    private static JsonObject json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }

    private Customer known() {
        Customer created = CreatedEntity.of(new Customer());
        rows.put(created.getId(), created);
        return created;
    }

    private Parcel parcel() {
        Parcel made = CreatedEntity.of(new Parcel());
        made.setTitle("first");
        made.setVat("DE1");
        made.setURL("https://example.org");
        made.setPaid(true);
        made.setWeight(new BigDecimal("5.00"));
        made.setPin("1234");
        made.setPhrase("sesame");
        made.setDue(Optional.of(LocalDate.of(2026, 12, 24)));
        made.setPrice(new BigDecimal("12.5"));
        made.setDetails(json("{\"x\": 1}"));
        made.setCustomer(customer);
        made.getRemarks().add("fragile");
        made.getLabels().putAll(Map.of("a", "1", "b", "2"));
        Parcel.Place place = new Parcel.Place();
        place.setCity("Bern");
        place.seal("sum");
        place.setGeo(new Parcel.Geo());
        made.setDestination(place);
        ParcelLine line = CreatedEntity.of(new ParcelLine());
        line.setArticle("screw");
        line.setParcel(made);
        made.getLines().add(line);
        return made;
    }
}
