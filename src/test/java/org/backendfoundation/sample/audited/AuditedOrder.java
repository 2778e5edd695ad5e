package org.backendfoundation.sample.audited;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.audit.capture.AuditedInClear;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.sample.EncryptedTextConverter;

/** Has each kind of mapping. */
@Entity
@Table(name = "audited_order")
@SecondaryTable(name = "audited_order_note", pkJoinColumns = @PrimaryKeyJoinColumn(name = "order_id"))
public class AuditedOrder extends BaseEntity {

    @Column(name = "total")
    private BigDecimal total;

    @Convert(converter = EncryptedTextConverter.class)
    @Column(name = "account")
    private String account;

    @AuditedInClear
    @Convert(converter = EncryptedTextConverter.class)
    @Column(name = "code")
    private String code;

    @Convert(converter = AuditedMoneyConverter.class)
    @Column(name = "price")
    private AuditedMoney price;

    @Column(name = "note", table = "audited_order_note")
    private String note;

    @Embedded
    private AuditedPlace home;

    @ElementCollection
    @CollectionTable(name = "audited_order_tag", joinColumns = @JoinColumn(name = "order_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    @ElementCollection
    @OrderColumn(name = "place")
    @CollectionTable(name = "audited_order_line", joinColumns = @JoinColumn(name = "order_id"))
    private List<AuditedLine> lines = new ArrayList<>();

    @ElementCollection
    @MapKeyColumn(name = "label")
    @CollectionTable(name = "audited_order_label", joinColumns = @JoinColumn(name = "order_id"))
    @Column(name = "text")
    private Map<String, String> labels = new HashMap<>();

    @ElementCollection
    @MapKeyColumn(name = "slot")
    @CollectionTable(name = "audited_order_slot", joinColumns = @JoinColumn(name = "order_id"))
    private Map<String, AuditedLine> slots = new HashMap<>();

    @ManyToMany
    @JoinTable(name = "audited_order_country", joinColumns = @JoinColumn(name = "order_id"),
            inverseJoinColumns = @JoinColumn(name = "country_id"))
    private Set<AuditedCountry> countries = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "order_id")
    private List<AuditedPart> parts = new ArrayList<>();

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public void setPrice(AuditedMoney price) {
        this.price = price;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public AuditedPlace getHome() {
        return home;
    }

    public void setHome(AuditedPlace home) {
        this.home = home;
    }

    public Set<String> getTags() {
        return tags;
    }

    public void setTags(Set<String> tags) {
        this.tags = tags;
    }

    public List<AuditedLine> getLines() {
        return lines;
    }

    public Map<String, String> getLabels() {
        return labels;
    }

    public Map<String, AuditedLine> getSlots() {
        return slots;
    }

    public Set<AuditedCountry> getCountries() {
        return countries;
    }

    public List<AuditedPart> getParts() {
        return parts;
    }
}
