package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.role.Roles;

/** Times once more, below another path. */
@ApplicationScoped
@Path("/kind-years/{year: [0-9]{4}}/times/")
@RolesAllowed(Roles.CLIENT)
public class KindYearTimesResource extends KindResource<KindTime> {

    public KindYearTimesResource() {
        super(KindTime.class);
    }
}
