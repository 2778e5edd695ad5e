package org.backendfoundation.sample;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.JsonConverter;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.sql.ConstraintMeaning;

/** What a customer owes. Its number is its own among invoices that are not deleted. */
@Entity
@Table(name = "invoice")
@Listed(filters = {"number", "customer", "total", "due_on", "created_at"}, contains = "customer",
        sorts = {"due_on", "total", "customer", "approved_by"})
@ConstraintMeaning(constraint = "invoice_number_among_active", field = "number", message = "Another active invoice has this number.")
public class Invoice extends BaseEntity {

    @NotBlank
    @Size(max = 40)
    @Column(name = "number")
    private String number;

    @NotBlank
    @Column(name = "customer")
    private String customer;

    @NotNull
    @PositiveOrZero
    @Digits(integer = 10, fraction = 2)
    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "approved_by")
    private UUID approvedBy;

    @Column(name = "details")
    @Convert(converter = JsonConverter.class)
    private JsonObject details;

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }

    public UUID getApprovedBy() {
        return approvedBy;
    }

    public void setApprovedBy(UUID approvedBy) {
        this.approvedBy = approvedBy;
    }

    public JsonObject getDetails() {
        return details;
    }

    public void setDetails(JsonObject details) {
        this.details = details;
    }
}
