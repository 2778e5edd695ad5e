package org.backendfoundation.sample.kinds;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Year;

/** A point, which address and list embed. */
@Embeddable
public class KindPoint {

    @Column(name = "latitude")
    private double latitude;

    @Column(name = "longitude")
    private double longitude;

    @Column(name = "since")
    private Year since;

    public double getLatitude() {
        return latitude;
    }

    public void setLatitude(double latitude) {
        this.latitude = latitude;
    }

    public double getLongitude() {
        return longitude;
    }

    public void setLongitude(double longitude) {
        this.longitude = longitude;
    }

    public Year getSince() {
        return since;
    }

    public void setSince(Year since) {
        this.since = since;
    }
}
