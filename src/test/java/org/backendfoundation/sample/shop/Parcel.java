package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;

/** One of the parcels of a shipment; deleted with it. */
@Entity
@Table(name = "parcel")
@Listed(filters = "shipment_id")
public class Parcel extends BaseEntity {

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "shipment_id")
    @Reference(onDelete = OnDelete.CASCADE)
    private Shipment shipment;

    @DecimalMax(value = "30", message = "{parcel.heavy}")
    @AttributeRoles(read = {Roles.CLIENT, ShopRoles.DISPATCHER}, update = ShopRoles.DISPATCHER)
    @Column(name = "weight")
    private BigDecimal weight;

    public Shipment getShipment() {
        return shipment;
    }

    public void setShipment(Shipment shipment) {
        this.shipment = shipment;
    }

    public BigDecimal getWeight() {
        return weight;
    }

    public void setWeight(BigDecimal weight) {
        this.weight = weight;
    }
}
