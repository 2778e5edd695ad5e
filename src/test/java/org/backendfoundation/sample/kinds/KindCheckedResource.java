package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** What Bean Validation guards, over REST. */
@ApplicationScoped
@Path("kind-checkeds")
@RolesAllowed(Roles.CLIENT)
public class KindCheckedResource extends EntityResource<KindChecked> {

    public KindCheckedResource() {
        super(KindChecked.class);
    }
}
