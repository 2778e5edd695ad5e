package org.backendfoundation.sample.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.rest.deprecation.DeprecatedApi;
import org.backendfoundation.role.Roles;

/** Reviews over REST. */
@ApplicationScoped
@Path("reviews")
@RolesAllowed(Roles.CLIENT)
@DeprecatedApi(since = "2026-02-01", operations = "restore")
public class ReviewResource extends EntityResource<Review> {

    public ReviewResource() {
        super(Review.class);
    }

    @Override
    @DeprecatedApi(since = "2025-03-01", sunset = "2027-03-01")
    public Response replace(UUID id, byte[] body, HttpHeaders headers) {
        return super.replace(id, body, headers);
    }
}
