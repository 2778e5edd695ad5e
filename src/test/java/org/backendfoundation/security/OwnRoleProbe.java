package org.backendfoundation.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.backendfoundation.role.ApplicationRole;
import org.backendfoundation.role.Roles;

/** A team's resource under a role of its own, which says what it is told of its caller. */
@ApplicationScoped
@ApplicationRole(name = "planner", may = "plan the work of others")
@RolesAllowed("planner")
@Path("own-role-probe")
public class OwnRoleProbe {

    @EJB
    PlannerProbe bean;

    @GET
    public String roles(@Context SecurityContext caller, @Context HttpServletRequest request) {
        return String.valueOf(List.of(caller.isUserInRole("planner"), request.isUserInRole("planner"), bean.isOpen(),
                request.isUserInRole(Roles.CLIENT)));
    }
}
