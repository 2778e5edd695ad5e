package org.backendfoundation.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletionStage;
import org.backendfoundation.configuration.Roles;
import org.backendfoundation.database.SessionFactory;
import org.backendfoundation.rest.StrictJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the trail can be believed, for auditors. */
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
    public CompletionStage<IntegrityView> verify(@Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @QueryParam("from") String from,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @QueryParam("to") String to) {
        OffsetDateTime first = time("from", from);
        OffsetDateTime last = time("to", to);
        return sessions.aside(() -> integrity.verify(first, last));
    }

    private static OffsetDateTime time(String name, String text) {
        return text == null ? null : (OffsetDateTime) StrictJson.parameter(name, text, OffsetDateTime.class);
    }
}
