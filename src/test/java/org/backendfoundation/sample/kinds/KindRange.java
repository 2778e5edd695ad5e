package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Positive;

/** A range. */
@Embeddable
@KindOrdered
public class KindRange {

    @Column(name = "lowest")
    private Integer lowest;

    @Positive
    @Column(name = "highest")
    private Integer highest;

    public Integer getLowest() {
        return lowest;
    }

    public void setLowest(Integer lowest) {
        this.lowest = lowest;
    }

    public Integer getHighest() {
        return highest;
    }

    public void setHighest(Integer highest) {
        this.highest = highest;
    }
}
