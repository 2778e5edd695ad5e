package org.backendfoundation.sample.kinds;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import org.backendfoundation.persistence.BaseEntity;

/** Embedded objects, one in another and one type twice. */
@Entity
@Table(name = "kind_place")
public class KindPlace extends BaseEntity {

    @Embedded
    private KindAddress home;

    @Embedded
    @AttributeOverride(name = "city", column = @Column(name = "work_city"))
    @AttributeOverride(name = "checksum", column = @Column(name = "work_checksum"))
    @AttributeOverride(name = "point.latitude", column = @Column(name = "work_latitude"))
    @AttributeOverride(name = "point.longitude", column = @Column(name = "work_longitude"))
    @AttributeOverride(name = "point.since", column = @Column(name = "work_since"))
    private KindAddress work;

    @PrePersist
    void seal() {
        if (home != null) {
            home.seal();
        }
    }

    /** Whether what nobody sees is still there. */
    public boolean isHomeSealed() {
        return home != null && home.isSealed();
    }

    public KindAddress getHome() {
        return home;
    }

    public void setHome(KindAddress home) {
        this.home = home;
    }

    public KindAddress getWork() {
        return work;
    }

    public void setWork(KindAddress work) {
        this.work = work;
    }
}
