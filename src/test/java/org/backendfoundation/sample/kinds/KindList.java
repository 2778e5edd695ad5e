package org.backendfoundation.sample.kinds;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.persistence.BaseEntity;

/** Element collections of every kind. */
@Entity
@Table(name = "kind_list")
public class KindList extends BaseEntity {

    @ElementCollection
    @CollectionTable(name = "kind_list_words", joinColumns = @JoinColumn(name = "list_id"))
    @OrderColumn(name = "place")
    @Column(name = "word")
    private List<String> words = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_labels", joinColumns = @JoinColumn(name = "list_id"))
    @Column(name = "label")
    private Set<@Size(max = 40) String> labels = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_colours", joinColumns = @JoinColumn(name = "list_id"))
    @Enumerated(EnumType.STRING)
    @Column(name = "colour")
    private Set<KindColour> colours = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_moments", joinColumns = @JoinColumn(name = "list_id"))
    @Column(name = "moment")
    private Set<Instant> moments = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_prices", joinColumns = @JoinColumn(name = "list_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "price")
    private Map<String, BigDecimal> prices = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_stops", joinColumns = @JoinColumn(name = "list_id"))
    @Valid
    @OrderColumn(name = "place")
    private List<KindPoint> stops = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "kind_list_places", joinColumns = @JoinColumn(name = "list_id"))
    @MapKeyColumn(name = "name")
    private Map<String, KindPoint> places = new HashMap<>();

    public List<String> getWords() {
        return words;
    }

    public void setWords(List<String> words) {
        this.words = words;
    }

    public Set<String> getLabels() {
        return labels;
    }

    public void setLabels(Set<String> labels) {
        this.labels = labels;
    }

    public Set<KindColour> getColours() {
        return colours;
    }

    public void setColours(Set<KindColour> colours) {
        this.colours = colours;
    }

    public Set<Instant> getMoments() {
        return moments;
    }

    public void setMoments(Set<Instant> moments) {
        this.moments = moments;
    }

    public Map<String, BigDecimal> getPrices() {
        return prices;
    }

    public void setPrices(Map<String, BigDecimal> prices) {
        this.prices = prices;
    }

    public List<KindPoint> getStops() {
        return stops;
    }

    public void setStops(List<KindPoint> stops) {
        this.stops = stops;
    }

    public Map<String, KindPoint> getPlaces() {
        return places;
    }

    public void setPlaces(Map<String, KindPoint> places) {
        this.places = places;
    }
}
