package org.backendfoundation.sample.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.resource.EntityResource;
import org.backendfoundation.role.Roles;

/** The staff over REST. */
@ApplicationScoped
@Path("employees")
@RolesAllowed({Roles.CLIENT, StaffRoles.PERSONNEL, StaffRoles.PAYROLL})
@Bulk(keys = {"name", "badge"}, references = "department.budget")
public class EmployeeResource extends EntityResource<Employee> {

    private static final BigDecimal RAISE = new BigDecimal("100");

    public EmployeeResource() {
        super(Employee.class);
    }

    /** Whoever promotes need not know the salary. */
    @POST
    @Path("{id}/promote")
    @EntityCommand(action = "EMPLOYEE_PROMOTED", meaning = "an employee was promoted")
    public Response promote(@BeanParam CommandRequest request) {
        return command(request, (rows, employee) -> {
            employee.setGrade(employee.getGrade() + 1);
            employee.setSalary(employee.getSalary().add(RAISE));
        });
    }
}
