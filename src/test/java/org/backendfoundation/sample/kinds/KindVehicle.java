package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;

/** A vehicle; all vehicles are in one table. */
@Entity
@Table(name = "kind_vehicle")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
@Listed(filters = {"wheels"}, sorts = {"wheels"})
public class KindVehicle extends BaseEntity {

    @Column(name = "wheels")
    private Integer wheels;

    public Integer getWheels() {
        return wheels;
    }

    public void setWheels(Integer wheels) {
        this.wheels = wheels;
    }
}
