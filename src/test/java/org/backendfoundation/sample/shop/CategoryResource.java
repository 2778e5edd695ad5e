package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Categories over REST. */
@ApplicationScoped
@Path("categories")
@RolesAllowed(Roles.CLIENT)
public class CategoryResource extends EntityResource<Category> {

    public CategoryResource() {
        super(Category.class);
    }
}
