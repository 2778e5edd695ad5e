package org.backendfoundation.sample.kinds;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** What is left as a deposit. */
@Embeddable
public class KindDeposit {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "deposit_id")
    private KindVehicle vehicle;

    public KindVehicle getVehicle() {
        return vehicle;
    }

    public void setVehicle(KindVehicle vehicle) {
        this.vehicle = vehicle;
    }
}
