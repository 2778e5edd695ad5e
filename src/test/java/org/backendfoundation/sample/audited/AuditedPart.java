package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;

/** Belongs to an order, and does not know which. */
@Entity
@Table(name = "audited_part")
public class AuditedPart extends BaseEntity {

    @Column(name = "name")
    private String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
