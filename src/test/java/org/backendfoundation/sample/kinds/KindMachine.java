package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.metadata.Listed;

/** A machine. */
@Entity
@Table(name = "kind_machine")
@Listed(filters = {"owner", "power"}, sorts = {"owner", "power"})
public class KindMachine extends KindAsset {

    @Column(name = "power")
    private Integer power;

    public Integer getPower() {
        return power;
    }

    public void setPower(Integer power) {
        this.power = power;
    }
}
