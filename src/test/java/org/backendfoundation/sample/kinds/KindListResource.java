package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Element collections of every kind, over REST. */
@ApplicationScoped
@Path("kind-lists")
@RolesAllowed(Roles.CLIENT)
public class KindListResource extends EntityResource<KindList> {

    public KindListResource() {
        super(KindList.class);
    }
}
