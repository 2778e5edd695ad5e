package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;

/** An order, or a part of it, on its way; deleted with the order. */
@Entity
@Table(name = "shipment")
@Listed(filters = "order_id")
public class Shipment extends BaseEntity {

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    @Reference(onDelete = OnDelete.CASCADE)
    private CustomerOrder order;

    @AttributeRoles(read = {Roles.CLIENT, ShopRoles.DISPATCHER})
    @NotBlank
    @Column(name = "carrier")
    private String carrier;

    public CustomerOrder getOrder() {
        return order;
    }

    public void setOrder(CustomerOrder order) {
        this.order = order;
    }

    public String getCarrier() {
        return carrier;
    }

    public void setCarrier(String carrier) {
        this.carrier = carrier;
    }
}
