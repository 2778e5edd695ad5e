package org.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import org.backendfoundation.persistence.BaseEntity;

/** An entity of a team's library: the sample's WAR has it in a jar, and not among its own classes. */
@Entity
@Table(name = "voucher")
public class Voucher extends BaseEntity {

    @NotBlank
    @Column(name = "code")
    private String code;

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
