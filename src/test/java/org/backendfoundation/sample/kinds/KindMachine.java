package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.metadata.Listed;

/** A machine. */
@Entity
@Table(name = "kind_machine")
@Listed(filters = {"owner", "power", "spare.owner", "spare.power"}, sorts = {"owner", "power"})
public class KindMachine extends KindAsset {

    @Column(name = "power")
    private Integer power;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "spare_id")
    private KindMachine spare;

    public Integer getPower() {
        return power;
    }

    public void setPower(Integer power) {
        this.power = power;
    }

    public KindMachine getSpare() {
        return spare;
    }

    public void setSpare(KindMachine spare) {
        this.spare = spare;
    }
}
