package org.backendfoundation.sample;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Has parts, references to many rows, and values of every kind that one column does not hold. */
@Entity
@Table(name = "basket")
@Listed(sorts = "name", expand = {"previous", "previous.previous", "lines.invoice"}, children = {"notes", "followers"})
public class Basket extends BaseEntity {

    @Embeddable
    public static class Shop {

        @Column(name = "shop_city")
        private String city;

        @Embedded
        private Shelf shelf;

        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        public Shelf getShelf() {
            return shelf;
        }

        public void setShelf(Shelf shelf) {
            this.shelf = shelf;
        }
    }

    @Embeddable
    public static class Shelf {

        @Column(name = "shelf_row")
        private Integer row;

        public Integer getRow() {
            return row;
        }

        public void setRow(Integer row) {
            this.row = row;
        }
    }

    @Column(name = "name")
    private String name;

    @Embedded
    private Shop shop;

    @ElementCollection
    @CollectionTable(name = "basket_tag", joinColumns = @JoinColumn(name = "basket_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "basket_label", joinColumns = @JoinColumn(name = "basket_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "label")
    private Map<String, String> labels = new HashMap<>();

    @Valid
    @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<BasketLine> lines = new ArrayList<>();

    @ManyToMany
    @JoinTable(name = "basket_invoice", joinColumns = @JoinColumn(name = "basket_id"),
            inverseJoinColumns = @JoinColumn(name = "invoice_id"))
    private List<Invoice> invoices = new ArrayList<>();

    @ManyToOne
    @JoinColumn(name = "previous_id")
    private Basket previous;

    @OneToMany(mappedBy = "previous")
    private List<Basket> followers = new ArrayList<>();

    @OneToMany(mappedBy = "basket")
    private List<BasketNote> notes = new ArrayList<>();

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Shop getShop() {
        return shop;
    }

    public void setShop(Shop shop) {
        this.shop = shop;
    }

    public Set<String> getTags() {
        return tags;
    }

    public void setTags(Set<String> tags) {
        this.tags = tags;
    }

    public Map<String, String> getLabels() {
        return labels;
    }

    public void setLabels(Map<String, String> labels) {
        this.labels = labels;
    }

    public List<BasketLine> getLines() {
        return lines;
    }

    public void setLines(List<BasketLine> lines) {
        this.lines = lines;
    }

    public List<Invoice> getInvoices() {
        return invoices;
    }

    public void setInvoices(List<Invoice> invoices) {
        this.invoices = invoices;
    }

    public List<Basket> getFollowers() {
        return followers;
    }

    public List<BasketNote> getNotes() {
        return notes;
    }

    public Basket getPrevious() {
        return previous;
    }

    public void setPrevious(Basket previous) {
        this.previous = previous;
    }
}
