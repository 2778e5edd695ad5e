package org.backendfoundation.audit.entries;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditActionRegistry;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be in the trail; entries may have others, of earlier builds. */
@ApplicationScoped
@Path("audit-actions")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditActionsResource {

    @Inject
    AuditActionRegistry registry;

    @GET
    @Operation(summary = "Every action that this application records, by name, with what it means")
    public AuditActionList list() {
        return new AuditActionList(registry.actions());
    }

    /** @param items those of earlier builds, which entries may have as well, are not among them */
    public record AuditActionList(List<AuditAction> items) {
    }
}
