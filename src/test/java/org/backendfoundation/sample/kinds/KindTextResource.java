package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Texts of every kind, over REST. */
@ApplicationScoped
@Path("kind-texts")
@RolesAllowed(Roles.CLIENT)
public class KindTextResource extends EntityResource<KindText> {

    public KindTextResource() {
        super(KindText.class);
    }
}
