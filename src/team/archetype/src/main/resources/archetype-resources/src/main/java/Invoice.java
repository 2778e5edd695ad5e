package ${package};

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.sql.ConstraintMeaning;

/** An invoice. */
@Entity
@Table(name = "invoice")
@Listed(filters = {"number", "customer_id", "total", "due_on", "status"}, sorts = {"number", "total", "due_on"}, expand = "customer")
@ConstraintMeaning(constraint = "invoice_number_among_active", field = "number", message = "Another invoice has this number.")
public class Invoice extends BaseEntity {

    /** What the column status holds. */
    public enum Status {
        OPEN, PAID
    }

    @NotBlank
    @Column(name = "number")
    private String number;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @NotNull
    @Digits(integer = 10, fraction = 2)
    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public Customer getCustomer() {
        return customer;
    }

    public void setCustomer(Customer customer) {
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

    public Status getStatus() {
        return status;
    }

    public void setStatus(Status status) {
        this.status = status;
    }
}
