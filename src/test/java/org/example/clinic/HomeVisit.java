package org.example.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.metadata.Listed;

/** A visit at the patient's. */
@Entity
@Table(name = "home_visit")
@Listed(filters = {"patient_id", "street"})
public class HomeVisit extends Visit {

    @Column(name = "street")
    private String street;

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }
}
