package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Orders over REST. */
@ApplicationScoped
@Path("orders")
@RolesAllowed(Roles.CLIENT)
public class CustomerOrderResource extends EntityResource<CustomerOrder> {

    public CustomerOrderResource() {
        super(CustomerOrder.class);
    }
}
