package org.backendfoundation.sample.audited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Audited vehicles over REST. */
@ApplicationScoped
@Path("audited-vehicles")
@RolesAllowed(Roles.CLIENT)
public class AuditedVehicleResource extends EntityResource<AuditedVehicle> {

    public AuditedVehicleResource() {
        super(AuditedVehicle.class);
    }
}
