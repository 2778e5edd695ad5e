package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;

/** Shares its table with its subclasses. */
@Entity
@Table(name = "audited_vehicle")
public class AuditedVehicle extends BaseEntity {

    @Column(name = "wheels")
    private int wheels;

    public int getWheels() {
        return wheels;
    }

    public void setWheels(int wheels) {
        this.wheels = wheels;
    }
}
