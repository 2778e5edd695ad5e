package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Times of every kind, over REST. */
@ApplicationScoped
@Path("kind-times")
@RolesAllowed(Roles.CLIENT)
public class KindTimeResource extends EntityResource<KindTime> {

    public KindTimeResource() {
        super(KindTime.class);
    }
}
