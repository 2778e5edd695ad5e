package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** A car, over REST. */
@ApplicationScoped
@Path("kind-cars")
@RolesAllowed(Roles.CLIENT)
public class KindCarResource extends EntityResource<KindCar> {

    public KindCarResource() {
        super(KindCar.class);
    }
}
