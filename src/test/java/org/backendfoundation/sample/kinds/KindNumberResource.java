package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Numbers of every kind, over REST. */
@ApplicationScoped
@Path("kind-numbers")
@RolesAllowed(Roles.CLIENT)
public class KindNumberResource extends EntityResource<KindNumber> {

    public KindNumberResource() {
        super(KindNumber.class);
    }
}
