package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Arrays, JSON, and values through a converter of the team, over REST. */
@ApplicationScoped
@Path("kind-values")
@RolesAllowed(Roles.CLIENT)
public class KindValueResource extends EntityResource<KindValue> {

    public KindValueResource() {
        super(KindValue.class);
    }
}
