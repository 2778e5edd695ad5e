package org.backendfoundation.sample.kinds;

import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** An address; its checksum is nobody's to see. */
@Embeddable
public class KindAddress {

    @Column(name = "city")
    private String city;

    @JsonbTransient
    @Column(name = "checksum")
    private String checksum;

    @Embedded
    private KindPoint point;

    /** Keeps what was computed of it. */
    void seal() {
        checksum = "sealed";
    }

    boolean isSealed() {
        return checksum != null;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public KindPoint getPoint() {
        return point;
    }

    public void setPoint(KindPoint point) {
        this.point = point;
    }
}
