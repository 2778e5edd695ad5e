package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Attributes whose names, directions and forms are their own, over REST. */
@ApplicationScoped
@Path("kind-names")
@RolesAllowed(Roles.CLIENT)
public class KindNameResource extends EntityResource<KindName> {

    public KindNameResource() {
        super(KindName.class);
    }
}
