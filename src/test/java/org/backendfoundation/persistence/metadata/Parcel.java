package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;

/** An entity with an attribute of each kind whose JSON is not plain. */
@Entity
@Listed(filters = {"title", "customer_id", "paid"}, sorts = {"weight", "customer_id"})
public class Parcel extends BaseEntity {

    @Embeddable
    public static class Place {

        private String city;
        @JsonbTransient
        private String checksum;

        @Embedded
        private Geo geo;

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        public Geo getGeo() {
            return geo;
        }

        public void setGeo(Geo geo) {
            this.geo = geo;
        }

        String checksum() {
            return checksum;
        }

        void seal(String sum) {
            checksum = sum;
        }
    }

    @Embeddable
    public static class Geo {

        private double latitude;
        private String name;

        public double getLatitude() {
            return latitude;
        }

        public void setLatitude(double latitude) {
            this.latitude = latitude;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @NotBlank
    @Size(max = 40)
    private String title;

    @JsonbProperty("vat_number")
    private String vat;

    private String url;

    private boolean isPaid;

    private BigDecimal weight;

    private String pin;

    private String phrase;

    @JsonbDateFormat("dd.MM.yyyy")
    private LocalDate due;

    @JsonbNumberFormat("#0.00")
    private BigDecimal price;

    @Column(name = "serial", insertable = false, updatable = false)
    private Long serial;

    @Column(name = "origin", updatable = false)
    private String origin;

    @Embedded
    private Place destination;

    @ElementCollection
    private List<String> remarks = new ArrayList<>();

    @ElementCollection
    private Map<String, String> labels = new HashMap<>();

    @ElementCollection
    private Map<String, Geo> stops = new HashMap<>();

    @NotNull
    @ManyToOne
    private Customer customer;

    @OneToMany(mappedBy = "parcel", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<ParcelLine> lines = new ArrayList<>();

    @ManyToMany
    private List<Customer> watchers = new ArrayList<>();

    @Convert(converter = JsonConverter.class)
    private JsonObject details;

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getVat() {
        return vat;
    }

    public void setVat(String vat) {
        this.vat = vat;
    }

    public String getURL() {
        return url;
    }

    public void setURL(String url) {
        this.url = url;
    }

    public boolean isPaid() {
        return isPaid;
    }

    public void setPaid(boolean paid) {
        this.isPaid = paid;
    }

    public BigDecimal getWeight() {
        return weight;
    }

    public void setWeight(BigDecimal weight) {
        this.weight = weight;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }

    String pin() {
        return pin;
    }

    @JsonbTransient
    public String getPhrase() {
        return phrase;
    }

    public void setPhrase(String phrase) {
        this.phrase = phrase;
    }

    public Optional<LocalDate> getDue() {
        return Optional.ofNullable(due);
    }

    public void setDue(Optional<LocalDate> due) {
        this.due = due.orElse(null);
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public Long getSerial() {
        return serial;
    }

    public void setSerial(Long serial) {
        this.serial = serial;
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public Place getDestination() {
        return destination;
    }

    public void setDestination(Place destination) {
        this.destination = destination;
    }

    public List<String> getRemarks() {
        return remarks;
    }

    public void setRemarks(List<String> remarks) {
        this.remarks = remarks;
    }

    public Map<String, String> getLabels() {
        return labels;
    }

    public void setLabels(Map<String, String> labels) {
        this.labels = labels;
    }

    public Map<String, Geo> getStops() {
        return stops;
    }

    public void setStops(Map<String, Geo> stops) {
        this.stops = stops;
    }

    public Customer getCustomer() {
        return customer;
    }

    public void setCustomer(Customer customer) {
        this.customer = customer;
    }

    public List<ParcelLine> getLines() {
        return lines;
    }

    public void setLines(List<ParcelLine> lines) {
        this.lines = lines;
    }

    public List<Customer> getWatchers() {
        return watchers;
    }

    public void setWatchers(List<Customer> watchers) {
        this.watchers = watchers;
    }

    public JsonObject getDetails() {
        return details;
    }

    public void setDetails(JsonObject details) {
        this.details = details;
    }

    /** Made by a getter alone. */
    public BigDecimal getTotal() {
        return new BigDecimal("5.00");
    }

    /** Made by a getter alone. */
    public int getLength() {
        return title == null ? 0 : title.length();
    }
}
