package org.backendfoundation.audit.integrity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.backendfoundation.audit.entries.EntryParameters;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verifies the trail, for auditors. */
@Path("audit-entries/integrity")
@ApplicationScoped
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditIntegrityResource {

    @Inject
    SessionFactory sessions;

    @Inject
    Integrity integrity;

    @GET
    @Operation(summary = "Compare the entries with their seals, and the seals with each other; name what was altered, removed or inserted",
            description = "Of the seals made from `from` (included) to `to` (excluded), both optional. Takes seconds per million entries; one at a time per node.")
    @Parameter(ref = "AuditFrom")
    @Parameter(ref = "AuditTo")
    public CompletionStage<IntegrityView> verify(@Context UriInfo uri) {
        EntryParameters parameters = new EntryParameters(uri.getQueryParameters(), Set.of("from", "to"));
        OffsetDateTime from = parameters.value("from", OffsetDateTime.class).orElse(null);
        OffsetDateTime to = parameters.value("to", OffsetDateTime.class).orElse(null);
        parameters.refuseViolations();
        return sessions.runLong(() -> integrity.verify(from, to));
    }
}
