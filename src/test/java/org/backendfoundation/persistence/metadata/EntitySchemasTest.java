package org.backendfoundation.persistence.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;
import org.backendfoundation.rest.deprecation.DeprecatedApi;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a contract says of an entity and of the objects in it. */
class EntitySchemasTest {

    private static final String REFERENCE = "#/components/schemas/";

    /** Has what an entity may have in it. */
    @Entity
    public static class Meeting extends BaseEntity {

        @NotBlank
        private String title;

        @NotNull
        private String colour = "red";

        @Positive
        private int seats;

        @NotBlank(groups = OnCreate.class)
        @Size(max = 3, groups = OnUpdate.class)
        private String host;

        @JsonbNillable
        private String remark;

        @Column(insertable = false, updatable = false)
        private Long serial;

        @Column(updatable = false, nullable = false)
        private String origin;

        @Valid
        @Embedded
        private Venue venue;

        @DeprecatedApi(since = "2026-01-01", link = "https://example.org/news/yard")
        @Embedded
        private Venue yard;

        @NotNull
        @Valid
        @Embedded
        private Venue wing = new Venue();

        @ElementCollection
        private List<Slot> slots = new ArrayList<>();

        @Size(min = 2, max = 5)
        @ElementCollection
        private Map<String, String> notes;

        @NotEmpty
        @OneToMany(mappedBy = "meeting", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Topic> topics = new ArrayList<>();

        @OneToMany(mappedBy = "above", cascade = CascadeType.ALL, orphanRemoval = true)
        private List<Meeting> followers = new ArrayList<>();

        @DeprecatedApi(since = "2026-02-01", sunset = "2027-02-01")
        @ManyToOne
        private Meeting above;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public String getColour() {
            return colour;
        }

        public void setColour(String colour) {
            this.colour = colour;
        }

        public int getSeats() {
            return seats;
        }

        public void setSeats(int seats) {
            this.seats = seats;
        }

        public String getHost() {
            return host;
        }

        public void setHost(String host) {
            this.host = host;
        }

        public String getRemark() {
            return remark;
        }

        public void setRemark(String remark) {
            this.remark = remark;
        }

        public Long getSerial() {
            return serial;
        }

        public String getOrigin() {
            return origin;
        }

        public void setOrigin(String origin) {
            this.origin = origin;
        }

        public Venue getVenue() {
            return venue;
        }

        public void setVenue(Venue venue) {
            this.venue = venue;
        }

        public Venue getYard() {
            return yard;
        }

        public void setYard(Venue yard) {
            this.yard = yard;
        }

        public Venue getWing() {
            return wing;
        }

        public void setWing(Venue wing) {
            this.wing = wing;
        }

        public List<Slot> getSlots() {
            return slots;
        }

        public void setSlots(List<Slot> slots) {
            this.slots = slots;
        }

        public Map<String, String> getNotes() {
            return notes;
        }

        public void setNotes(Map<String, String> notes) {
            this.notes = notes;
        }

        public List<Topic> getTopics() {
            return topics;
        }

        public void setTopics(List<Topic> topics) {
            this.topics = topics;
        }

        public List<Meeting> getFollowers() {
            return followers;
        }

        public void setFollowers(List<Meeting> followers) {
            this.followers = followers;
        }

        public Meeting getAbove() {
            return above;
        }

        public void setAbove(Meeting above) {
            this.above = above;
        }
    }

    /** Where it is. */
    @Embeddable
    public static class Venue {

        @NotBlank
        private String city;

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }
    }

    /** When. */
    @Embeddable
    public static class Slot {

        @Positive
        private int minutes;

        public int getMinutes() {
            return minutes;
        }

        public void setMinutes(int minutes) {
            this.minutes = minutes;
        }
    }

    /** A part. */
    @Entity
    public static class Topic extends BaseEntity {

        @NotBlank
        private String words;

        @ManyToOne
        private Meeting meeting;

        public String getWords() {
            return words;
        }

        public void setWords(String words) {
            this.words = words;
        }

        public Meeting getMeeting() {
            return meeting;
        }

        public void setMeeting(Meeting meeting) {
            this.meeting = meeting;
        }
    }

    private final Components components = OASFactory.createComponents();
    private final NamedSchemas names = names();

    @BeforeAll
    static void readMetadata() {
        OfflineUnit.read(BaseEntity.class, Meeting.class, Venue.class, Slot.class, Topic.class);
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
