package org.backendfoundation.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backendfoundation.role.Role;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What actors can be granted. */
@ApplicationScoped
@Path("roles")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "roles")
public class RolesResource {

    @GET
    @Operation(summary = "Every role of this application, with what it lets its actor do")
    public RoleList list() {
        return new RoleList(RoleRegistry.all());
    }

    /** @param items the foundation's, then the application's own by name */
    public record RoleList(List<Role> items) {
    }
}
