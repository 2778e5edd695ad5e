package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import org.backendfoundation.persistence.metadata.Listed;

/** A car. */
@Entity
@DiscriminatorValue("car")
@Listed(filters = {"wheels", "engine"}, sorts = {"wheels", "engine"})
public class KindCar extends KindVehicle {

    @Column(name = "engine")
    private String engine;

    public String getEngine() {
        return engine;
    }

    public void setEngine(String engine) {
        this.engine = engine;
    }
}
