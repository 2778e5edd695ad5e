package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Handovers over REST. */
@ApplicationScoped
@Path("kind-handovers")
@RolesAllowed(Roles.CLIENT)
public class KindHandoverResource extends EntityResource<KindHandover> {

    public KindHandoverResource() {
        super(KindHandover.class);
    }
}
