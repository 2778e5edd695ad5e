package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** What lies in store, whose reads are recorded. */
@ApplicationScoped
@Path("stock")
@RolesAllowed(Roles.CLIENT)
public class StockResource extends EntityResource<Stock> {

    public StockResource() {
        super(Stock.class);
    }
}
