package org.backendfoundation.sample.kinds;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** A machine, over REST. */
@ApplicationScoped
@Path("kind-machines")
@RolesAllowed(Roles.CLIENT)
public class KindMachineResource extends EntityResource<KindMachine> {

    public KindMachineResource() {
        super(KindMachine.class);
    }
}
