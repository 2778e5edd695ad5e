package org.backendfoundation.persistence.metadata;

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

/** Has what an entity may have in it. */
@Entity
public class Meeting extends BaseEntity {

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
}
