package org.backendfoundation.sample.shop;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.problem.ProblemException;

/** What a customer ordered, line by line. */
@Entity
@Table(name = "customer_order")
@Listed(filters = {"customer_id", "customer.name", "customer.address.city", "placed_on"}, sorts = "placed_on",
        expand = {"customer", "lines.product"})
public class CustomerOrder extends BaseEntity {

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    @Reference(onDelete = OnDelete.REFUSE)
    private Customer customer;

    @NotNull
    @Column(name = "placed_on")
    private LocalDate placedOn;

    @Column(name = "shipped_on")
    private LocalDate shippedOn;

    @Valid
    @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<OrderLine> lines = new ArrayList<>();

    public Customer getCustomer() {
        return customer;
    }

    public void setCustomer(Customer customer) {
        this.customer = customer;
    }

    public LocalDate getPlacedOn() {
        return placedOn;
    }

    public void setPlacedOn(LocalDate placedOn) {
        this.placedOn = placedOn;
    }

    public LocalDate getShippedOn() {
        return shippedOn;
    }

    /** @throws ProblemException {@code ORDER_SHIPPED} if it was before */
    void ship(LocalDate on) {
        if (shippedOn != null) {
            throw new ProblemException(ShopError.ORDER_SHIPPED, "It was given to a carrier on " + shippedOn + ".");
        }
        shippedOn = on;
    }

    public List<OrderLine> getLines() {
        return lines;
    }

    public void setLines(List<OrderLine> lines) {
        this.lines = lines;
    }
}
