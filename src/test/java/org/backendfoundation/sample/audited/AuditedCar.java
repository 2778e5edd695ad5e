package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.backendfoundation.persistence.SensitiveReads;

/** Is a row of the resource of vehicles. */
@Entity
@SensitiveReads
public class AuditedCar extends AuditedVehicle {

    @Column(name = "plate")
    private String plate;

    public String getPlate() {
        return plate;
    }

    public void setPlate(String plate) {
        this.plate = plate;
    }
}
