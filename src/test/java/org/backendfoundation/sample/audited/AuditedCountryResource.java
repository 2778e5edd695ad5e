package org.backendfoundation.sample.audited;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Audited countries over REST. */
@ApplicationScoped
@Path("audited-countries")
@RolesAllowed(Roles.CLIENT)
public class AuditedCountryResource extends EntityResource<AuditedCountry> {

    public AuditedCountryResource() {
        super(AuditedCountry.class);
    }
}
