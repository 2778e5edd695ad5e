package org.backendfoundation.persistence.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.persistence.BaseEntity;

/** Whom parcels refer to; its list of them is not its own. */
@Entity
public class Customer extends BaseEntity {

    private String name;

    @OneToMany(mappedBy = "customer")
    private List<Parcel> parcels = new ArrayList<>();

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Parcel> getParcels() {
        return parcels;
    }

    public void setParcels(List<Parcel> parcels) {
        this.parcels = parcels;
    }
}
