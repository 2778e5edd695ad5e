package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Embedded objects, one in another and one type twice, over REST. */
@ApplicationScoped
@Path("kind-places")
@RolesAllowed(Roles.CLIENT)
public class KindPlaceResource extends EntityResource<KindPlace> {

    public KindPlaceResource() {
        super(KindPlace.class);
    }
}
