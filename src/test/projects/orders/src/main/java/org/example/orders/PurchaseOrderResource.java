package org.example.orders;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Orders over REST. */
@ApplicationScoped
@Path("purchase-orders")
@RolesAllowed(Roles.CLIENT)
public class PurchaseOrderResource extends EntityResource<PurchaseOrder> {

    public PurchaseOrderResource() {
        super(PurchaseOrder.class);
    }
}
