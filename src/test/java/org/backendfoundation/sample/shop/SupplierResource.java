package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Suppliers over REST. */
@ApplicationScoped
@Path("suppliers")
@RolesAllowed(Roles.CLIENT)
public class SupplierResource extends EntityResource<Supplier> {

    public SupplierResource() {
        super(Supplier.class);
    }
}
