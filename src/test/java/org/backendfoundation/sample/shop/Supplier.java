package org.backendfoundation.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import org.backendfoundation.persistence.BaseEntity;

/** Somebody who delivers products. */
@Entity
@Table(name = "supplier")
public class Supplier extends BaseEntity {

    @NotBlank
    @Column(name = "name")
    private String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
