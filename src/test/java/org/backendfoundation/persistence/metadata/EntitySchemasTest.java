package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a contract says of an entity and of the objects in it. */
class EntitySchemasTest {

    private static final String REFERENCE = "#/components/schemas/";

    private final Components components = OASFactory.createComponents();
    private final NamedSchemas names = names();

    @BeforeAll
    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, Meeting.class, Meeting.Venue.class, Meeting.Slot.class, Meeting.Topic.class);
    }

    private NamedSchemas names() {
        NamedSchemas made = new NamedSchemas(components);
        List.of("Meeting", "MeetingInput", "MeetingReplacement", "MeetingPatch").forEach(made::reserve);
        return made;
    }

    @Test
    void partsAndEmbeddedObjectsHaveNames() {
        Schema answer = schemas().answer();
        Schema input = schemas().input();

        assertThat(property(answer, "topics").getItems().getRef()).isEqualTo(REFERENCE + "Topic");
        assertThat(property(input, "topics").getItems().getRef()).isEqualTo(REFERENCE + "TopicInput");
        assertThat(property(answer, "venue").getRef()).isEqualTo(REFERENCE + "Venue");
        assertThat(property(answer, "wing").getRef()).as("is the same").isEqualTo(REFERENCE + "Venue");
        assertThat(property(input, "venue").getRef()).isEqualTo(REFERENCE + "VenueInput");
        assertThat(property(input, "slots").getItems().getRef()).isEqualTo(REFERENCE + "SlotInput");
        assertThat(components.getSchemas()).containsKeys("Topic", "TopicInput", "Venue", "VenueInput", "Slot", "SlotInput");
    }

    @Test
    void partOfTheEntitysOwnKindHasTheNameOfItsPlace() {
        Schema answer = schemas().answer();

        assertThat(property(answer, "followers").getItems().getRef()).isEqualTo(REFERENCE + "MeetingFollowers");
        assertThat(components.getSchemas().get("MeetingFollowers").getProperties()).containsKeys("followers", "title")
                .doesNotContainKey("above_id");
        assertThat(components.getSchemas().get("MeetingFollowers").getProperties().get("followers").getItems().getRef())
                .isEqualTo(REFERENCE + "MeetingFollowers");
    }

    @Test
    void objectsThatDifferHaveEachAName() {
        Schema input = schemas().input();

        assertThat(property(input, "yard").getAllOf().get(0).getRef()).as("is not validated")
                .isNotEqualTo(property(input, "venue").getRef());
        assertThat(named(property(input, "yard")).getRequired()).isNull();
        assertThat(named(property(input, "venue")).getRequired()).containsExactly("city");
        assertThat(named(property(input, "venue")).getNullable()).isTrue();
        assertThat(named(property(input, "wing")).getNullable()).as("may not be null").isNull();
    }

    @Test
    void partsAreInputWithTheIdOfTheOneThatIsMeant() {
        schemas().input();

        Schema part = components.getSchemas().get("TopicInput");

        assertThat(part.getProperties()).containsKeys("id", "version", "created_at", "words").doesNotContainKey("meeting_id");
        assertThat(part.getRequired()).containsExactly("words");
        assertThat(part.getProperties().get("id").getDescription()).contains("without it, a new part");
    }

    @Test
    void bodyThatReplacesMayHaveAllThatAnAnswerHas() {
        Map<String, Schema> answer = schemas().answer().getProperties();
        Map<String, Schema> replacement = schemas().replacement().getProperties();

        assertThat(replacement.keySet()).containsExactlyElementsOf(answer.keySet());
        assertThat(schemas().patch().getProperties().keySet()).containsExactlyElementsOf(answer.keySet());
        assertThat(replacement.get("created_at").getDescription()).contains("ignored if it is as the answer had it");
        assertThat(schemas().input().getProperties()).doesNotContainKeys("id", "version", "created_at", "serial");
    }

    @Test
    void bodiesRequireWhatWouldBeRefusedWithoutThem() {
        assertThat(schemas().input().getRequired()).containsExactlyInAnyOrder("title", "seats", "host", "origin", "topics");
        assertThat(schemas().replacement().getRequired()).containsExactlyInAnyOrder("title", "colour", "seats", "wing",
                "topics");
        assertThat(schemas().patch().getRequired()).isNull();
    }

    @Test
    void groupsCountWhereTheyAreValidated() {
        assertThat(property(schemas().input(), "host").getMinLength()).isEqualTo(1);
        assertThat(property(schemas().input(), "host").getMaxLength()).isNull();
        assertThat(property(schemas().replacement(), "host").getMaxLength()).isEqualTo(3);
        assertThat(property(schemas().patch(), "host").getMaxLength()).isEqualTo(3);
    }

    @Test
    void patchMayNameSomeEntriesOfAMap() {
        assertThat(property(schemas().replacement(), "notes").getMinProperties()).isEqualTo(2);
        assertThat(property(schemas().patch(), "notes").getMinProperties()).isNull();
        assertThat(property(schemas().patch(), "notes").getMaxProperties()).isNull();
    }

    @Test
    void bodiesHaveNothingElse() {
        assertThat(schemas().input().getAdditionalPropertiesBoolean()).isFalse();
        assertThat(schemas().patch().getAdditionalPropertiesBoolean()).isFalse();
        assertThat(components.getSchemas().get("TopicInput").getAdditionalPropertiesBoolean()).isFalse();
        assertThat(schemas().answer().getAdditionalPropertiesBoolean()).as("an answer may get more").isNull();
    }

    @Test
    void answersRequireWhatIsAlwaysThere() {
        Schema answer = schemas().answer();

        assertThat(answer.getRequired()).contains("id", "created_at", "updated_at", "is_active", "version", "title", "seats", "topics",
                "followers", "remark", "wing", "origin").doesNotContain("host", "venue", "serial", "slots", "above_id");
        assertThat(property(answer, "remark").getNullable()).as("is written as null").isTrue();
        assertThat(property(answer, "serial").getNullable()).as("is left out").isNull();
        assertThat(property(answer, "title").getMinLength()).as("rows may be older than a constraint").isNull();
    }

    @Test
    void deprecatedObjectIsMarkedAroundItsReference() {
        Schema yard = property(schemas().answer(), "yard");

        assertThat(yard.getDeprecated()).isTrue();
        assertThat(yard.getDescription()).isEqualTo("Deprecated since 2026-01-01: https://example.org/news/yard");
        assertThat(yard.getRef()).as("beside it nothing may stand").isNull();
        assertThat(names.resolve(yard).getProperties()).containsKey("city");
        assertThat(property(schemas().answer(), "venue").getDeprecated()).isNull();
    }

    @Test
    void deprecatedAttributeIsKnownByEachNameThatLeadsToIt() {
        assertThat(
                metadata().deprecationsByName(List.of("title", "yard.city", "above_id", "above", "venue.city", "followers.above")).keySet())
                .containsExactly("yard.city", "above_id", "above");
    }

    private static EntityMetadata<Meeting> metadata() {
        return EntityMetadata.of(Meeting.class);
    }

    private EntitySchemas schemas() {
        return metadata().schemas(names);
    }

    private static Schema property(Schema schema, String name) {
        return schema.getProperties().get(name);
    }

    private Schema named(Schema reference) {
        return names.resolve(reference);
    }
}
