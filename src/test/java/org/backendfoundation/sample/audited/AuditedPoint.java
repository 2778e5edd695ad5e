package org.backendfoundation.sample.audited;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Lies within a place. */
@Embeddable
public class AuditedPoint {

    @Column(name = "lat")
    private int lat;

    @Column(name = "lon")
    private int lon;

    public int getLat() {
        return lat;
    }

    public void setLat(int lat) {
        this.lat = lat;
    }

    public int getLon() {
        return lon;
    }

    public void setLon(int lon) {
        this.lon = lon;
    }
}
