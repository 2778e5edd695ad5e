package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;

/** A seal, of which clients read nothing. */
@Entity
@Table(name = "kind_seal")
public class KindSeal extends BaseEntity {

    @Column(name = "mark")
    private String mark;

    public String getMark() {
        return mark;
    }

    public void setMark(String mark) {
        this.mark = mark;
    }
}
