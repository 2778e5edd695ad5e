package org.backendfoundation.audit.entries;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit entries, newest first. */
@ApplicationScoped
@Path("audit-entries")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditEntriesResource {

    @Inject
    AuditEntries entries;

    @GET
    @Operation(summary = "Entries, newest first, page by page",
            description = "A filter that no index answers reads 50,000 entries at a time: "
                    + "a page may then be short or empty although 'next' leads on.")
    @Parameter(ref = "AuditFrom")
    @Parameter(ref = "AuditTo")
    @Parameter(ref = "AuditActor")
    @Parameter(ref = "AuditAction")
    @Parameter(ref = "AuditEntityType")
    @Parameter(ref = "AuditEntityId")
    @Parameter(ref = "AuditOutcome")
    @Parameter(ref = "AuditRequest")
    @Parameter(ref = "AuditTrace")
    @Parameter(ref = "AuditText")
    @Parameter(ref = "AuditLimit")
    @Parameter(ref = "AuditCursor")
    @Parameter(ref = "AuditCount")
    @APIResponse(responseCode = "200", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/AuditEntryPage")))
    public Response list(@Context UriInfo uri) {
        EntryParameters parameters = EntryParameters.filtered(uri.getQueryParameters(), EntryParameters.LIMIT, EntryParameters.CURSOR,
                EntryParameters.COUNT);
        EntryFilter filter = parameters.filter();
        int limit = parameters.limit();
        Optional<EntryCount.Wanted> wanted = parameters.choice(EntryParameters.COUNT, EntryCount.Wanted.class);
        Optional<String> cursor = parameters.text(EntryParameters.CURSOR);
        parameters.refuseViolations();
        Optional<EntryCursor> from = cursor.map(text -> EntryCursor.decode(text, filter.scope()));
        Optional<EntryCount> count = wanted.map(kind -> entries.count(filter, kind));
        return entries.page(new EntryPages(filter, limit, from)).response(uri, count);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One entry")
    @APIResponse(responseCode = "200", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/AuditEntry")))
    public Response one(@Parameter(in = ParameterIn.PATH, required = true,
            schema = @Schema(ref = "#/components/schemas/UUID")) @PathParam("id") UUID id) {
        StringBuilder out = new StringBuilder();
        EntryText.appendJson(entries.find(id).orElseThrow(() -> notFound(id)), out);
        return Response.ok(out.toString()).build();
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(RestError.NOT_FOUND, "There is no entry " + id + "; it may be in a month that is no longer kept.");
    }
}
