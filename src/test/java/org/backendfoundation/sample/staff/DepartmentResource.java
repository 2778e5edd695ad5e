package org.backendfoundation.sample.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** Departments over REST. */
@ApplicationScoped
@Path("departments")
@RolesAllowed({Roles.CLIENT, StaffRoles.PERSONNEL, StaffRoles.PAYROLL})
public class DepartmentResource extends EntityResource<Department> {

    public DepartmentResource() {
        super(Department.class);
    }
}
