package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Reviews over REST. */
@ApplicationScoped
@Path("reviews")
@RolesAllowed(Roles.CLIENT)
public class ReviewResource extends EntityResource<Review> {

    public ReviewResource() {
        super(Review.class);
    }
}
