package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Seals, for administrators alone. */
@ApplicationScoped
@Path("kind-seals")
@RolesAllowed(Roles.ADMIN)
public class KindSealResource extends EntityResource<KindSeal> {

    public KindSealResource() {
        super(KindSeal.class);
    }
}
