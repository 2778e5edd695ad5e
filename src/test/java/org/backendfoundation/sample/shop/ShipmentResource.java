package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.staff.StaffRoles;

/** Shipments over REST. */
@ApplicationScoped
@Path("shipments")
@RolesAllowed({Roles.CLIENT, ShopRoles.DISPATCHER, StaffRoles.PAYROLL})
public class ShipmentResource extends EntityResource<Shipment> {

    public ShipmentResource() {
        super(Shipment.class);
    }
}
