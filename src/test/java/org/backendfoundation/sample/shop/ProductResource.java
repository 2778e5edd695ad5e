package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Products over REST. */
@ApplicationScoped
@Path("products")
@RolesAllowed(Roles.CLIENT)
public class ProductResource extends EntityResource<Product> {

    public ProductResource() {
        super(Product.class);
    }
}
