package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Baskets over REST, with their lines. */
@ApplicationScoped
@Path("baskets")
@RolesAllowed(Roles.CLIENT)
public class BasketResource extends EntityResource<Basket> {

    public BasketResource() {
        super(Basket.class);
    }
}
