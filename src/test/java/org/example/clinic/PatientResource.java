package org.example.clinic;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Patients over REST: without it, nobody could expand a visit's patient. */
@ApplicationScoped
@Path("patients")
@RolesAllowed(Roles.CLIENT)
public class PatientResource extends EntityResource<Patient> {

    public PatientResource() {
        super(Patient.class);
    }
}
