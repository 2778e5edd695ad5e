package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.staff.StaffRoles;

/** Money that came for an order, which cannot be deleted from then on. */
@Entity
@Table(name = "payment")
@Listed(filters = "order_id")
public class Payment extends BaseEntity {

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    @Reference(onDelete = OnDelete.REFUSE)
    private CustomerOrder order;

    @AttributeRoles(read = {Roles.CLIENT, StaffRoles.PAYROLL})
    @NotNull
    @Positive
    @Column(name = "amount")
    private BigDecimal amount;

    public CustomerOrder getOrder() {
        return order;
    }

    public void setOrder(CustomerOrder order) {
        this.order = order;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
