package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** Has an embedded part, and a reference. */
@Embeddable
public class AuditedPlace {

    @Column(name = "city")
    private String city;

    @Embedded
    private AuditedPoint point;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "country_id")
    private AuditedCountry country;

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public AuditedPoint getPoint() {
        return point;
    }

    public void setPoint(AuditedPoint point) {
        this.point = point;
    }

    public AuditedCountry getCountry() {
        return country;
    }

    public void setCountry(AuditedCountry country) {
        this.country = country;
    }
}
