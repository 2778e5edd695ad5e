package org.backendfoundation.sample.kinds;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.sample.Stock;

/** Refers to rows of hierarchies, also from an embedded object, and to what its caller may not read. */
@Entity
@Table(name = "kind_handover")
@Listed(filters = {"asset.owner", "machine.owner", "machine.power", "car.engine", "deposit.vehicle.wheels", "seal.mark", "stock.article"})
public class KindHandover extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "asset_id")
    private KindAsset asset;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "machine_id")
    private KindMachine machine;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "car_id")
    private KindCar car;

    @Embedded
    private KindDeposit deposit;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "seal_id")
    private KindSeal seal;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "stock_id")
    private Stock stock;

    public KindAsset getAsset() {
        return asset;
    }

    public void setAsset(KindAsset asset) {
        this.asset = asset;
    }

    public KindMachine getMachine() {
        return machine;
    }

    public void setMachine(KindMachine machine) {
        this.machine = machine;
    }

    public KindCar getCar() {
        return car;
    }

    public void setCar(KindCar car) {
        this.car = car;
    }

    public KindDeposit getDeposit() {
        return deposit;
    }

    public void setDeposit(KindDeposit deposit) {
        this.deposit = deposit;
    }

    public KindSeal getSeal() {
        return seal;
    }

    public void setSeal(KindSeal seal) {
        this.seal = seal;
    }

    public Stock getStock() {
        return stock;
    }

    public void setStock(Stock stock) {
        this.stock = stock;
    }
}
