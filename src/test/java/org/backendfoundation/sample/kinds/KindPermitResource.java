package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** What Bean Validation guards in groups, over REST. */
@ApplicationScoped
@Path("kind-permits")
@RolesAllowed(Roles.CLIENT)
public class KindPermitResource extends EntityResource<KindPermit> {

    public KindPermitResource() {
        super(KindPermit.class);
    }
}
