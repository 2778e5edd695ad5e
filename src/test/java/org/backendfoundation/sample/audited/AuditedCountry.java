package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;

/** Is not named as its class is. */
@Entity(name = "Land")
@Table(name = "audited_country")
public class AuditedCountry extends BaseEntity {

    @Column(name = "name")
    private String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
