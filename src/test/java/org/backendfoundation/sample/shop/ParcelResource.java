package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.staff.StaffRoles;

/** Parcels over REST. */
@ApplicationScoped
@Path("parcels")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER, StaffRoles.PAYROLL})
public class ParcelResource extends EntityResource<Parcel> {

    public ParcelResource() {
        super(Parcel.class);
    }
}
