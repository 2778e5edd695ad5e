package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** A vehicle; all vehicles are in one table, over REST. */
@ApplicationScoped
@Path("kind-vehicles")
@RolesAllowed(Roles.CLIENT)
public class KindVehicleResource extends EntityResource<KindVehicle> {

    public KindVehicleResource() {
        super(KindVehicle.class);
    }
}
