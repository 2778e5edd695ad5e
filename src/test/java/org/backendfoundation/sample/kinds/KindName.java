package org.backendfoundation.sample.kinds;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** Attributes whose names, directions and forms are their own. */
@Entity(name = "Nicknamed")
@Table(name = "\"kind_Name\"")
@Listed(filters = {"order", "of_field", "of_getter", "of_setter", "url", "paid", "e_mail", "number", "state", "upper", "origin", "due",
    "fee"}, sorts = {"order", "of_field", "url", "paid", "number", "upper", "due", "fee"})
public class KindName extends BaseEntity {

    @Column(name = "\"order\"")
    private String order;

    @JsonbProperty("of_field")
    @Column(name = "named_field")
    private String field;

    @Column(name = "named_getter")
    private String getter;

    @Column(name = "named_setter")
    private String setter;

    @Column(name = "url")
    private String url;

    @Column(name = "is_paid")
    private boolean isPaid;

    @Column(name = "e_mail")
    private String eMail;

    @Column(name = "number", insertable = false, updatable = false)
    private Long number;

    @Column(name = "state", insertable = false, updatable = false)
    private String state;

    @Column(name = "upper_text")
    private String upper;

    @Column(name = "origin", updatable = false)
    private String origin;

    @Column(name = "pin")
    private String pin;

    @JsonbTransient
    @Column(name = "hidden")
    private String hidden;

    @JsonbDateFormat("dd.MM.yyyy")
    @Column(name = "due")
    private LocalDate due;

    @JsonbNumberFormat("#0.00")
    @Column(name = "fee")
    private BigDecimal fee;

    protected KindName() {
        // for the provider
    }

    /** An entity may have constructors of its own. */
    public KindName(String order) {
        this.order = order;
    }

    public boolean isKnowingPin() {
        return pin != null;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    @JsonbProperty("of_getter")
    public String getGetter() {
        return getter;
    }

    public void setGetter(String getter) {
        this.getter = getter;
    }

    public String getSetter() {
        return setter;
    }

    @JsonbProperty("of_setter")
    public void setSetter(String setter) {
        this.setter = setter;
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

    public void setPaid(boolean isPaid) {
        this.isPaid = isPaid;
    }

    public String geteMail() {
        return eMail;
    }

    public void seteMail(String eMail) {
        this.eMail = eMail;
    }

    public Long getNumber() {
        return number;
    }

    public String getState() {
        return state;
    }

    public String getUpper() {
        return upper;
    }

    public void setUpper(String upper) {
        this.upper = upper;
    }

    public String getOrigin() {
        return origin;
    }

    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public void setPin(String pin) {
        this.pin = pin;
    }

    public String getHidden() {
        return hidden;
    }

    public void setHidden(String hidden) {
        this.hidden = hidden;
    }

    public LocalDate getDue() {
        return due;
    }

    public void setDue(LocalDate due) {
        this.due = due;
    }

    public BigDecimal getFee() {
        return fee;
    }

    public void setFee(BigDecimal fee) {
        this.fee = fee;
    }
}
