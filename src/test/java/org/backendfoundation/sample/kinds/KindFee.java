package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;

/** A part of a permit. */
@Entity
@Table(name = "kind_fee")
public class KindFee extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "permit_id")
    private KindPermit permit;

    @NotBlank(groups = OnCreate.class)
    @Column(name = "payer")
    private String payer;

    @NotNull(groups = OnUpdate.class)
    @Column(name = "amount")
    private Integer amount;

    public KindPermit getPermit() {
        return permit;
    }

    public void setPermit(KindPermit permit) {
        this.permit = permit;
    }

    public String getPayer() {
        return payer;
    }

    public void setPayer(String payer) {
        this.payer = payer;
    }

    public Integer getAmount() {
        return amount;
    }

    public void setAmount(Integer amount) {
        this.amount = amount;
    }
}
