package org.backendfoundation.audit.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.audit.entries.EntryFilter;
import org.backendfoundation.audit.entries.EntryParameters;
import org.backendfoundation.persistence.bulk.BulkFormat;
import org.backendfoundation.persistence.header.EntityLinks;
import org.backendfoundation.rest.request.ConnectionAbort;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trail as a file. */
@ApplicationScoped
@Path("audit-entries/export")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "audit")
public class AuditExportResource {

    private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final ExportPlace BEGINNING = ExportPlace.before(0);

    @Inject
    AuditExports exports;

    @GET
    @Operation(summary = "All entries, in the order in which they became visible",
            description = "The Link says where a later export goes on, without missing "
                    + "an entry or repeating one. An answer that breaks off is incomplete: 'after' continues behind the last entry received.")
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
    @Parameter(ref = "AuditCursor")
    @Parameter(ref = "AuditAfter")
    @Parameter(ref = "AuditFormat")
    @APIResponse(responseCode = "200", description = "Success", content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "#/components/schemas/AuditEntry")),
        @Content(mediaType = "text/csv", schema = @Schema(ref = "#/components/schemas/AuditEntryTable"))})
    public Response export(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        EntryParameters parameters = EntryParameters.filtered(uri.getQueryParameters(), EntryParameters.CURSOR, EntryParameters.AFTER,
                EntryParameters.FORMAT);
        EntryFilter filter = parameters.filter();
        Optional<BulkFormat> chosen = parameters.choice(EntryParameters.FORMAT, BulkFormat.class);
        Optional<String> cursor = parameters.text(EntryParameters.CURSOR);
        Optional<ExportPlace> after = after(parameters);
        parameters.refuseViolations();
        BulkFormat format = chosen.orElseGet(() -> BulkFormat.accepted(headers.getAcceptableMediaTypes()));
        ExportPlace from = after.or(() -> cursor.map(text -> ExportPlace.decode(text, filter))).orElse(BEGINNING);
        AuditExports.Export export = new AuditExports.Export(filter, format, from, exports.horizon());
        return response(uri, export, out -> ConnectionAbort.onFailure(request, () -> exports.send(export, out)));
    }

    private Optional<ExportPlace> after(EntryParameters parameters) {
        Optional<UUID> id = parameters.value(EntryParameters.AFTER, UUID.class);
        Optional<ExportPlace> place = id.flatMap(exports::placeAfter);
        if (id.isPresent() && place.isEmpty()) {
            parameters.addViolation(EntryParameters.AFTER, "unknown",
                    "There is no such entry; start again, or use the cursor of the previous export.");
        }
        return place;
    }

    private static Response response(UriInfo uri, AuditExports.Export export, StreamingOutput entries) {
        String next = EntityLinks.page(uri.getRequestUriBuilder().replaceQueryParam(EntryParameters.AFTER), export.next(), "next");
        String name = "audit-entries-" + IN_NAMES.format(OffsetDateTime.now(ZoneOffset.UTC)) + "." + export.format();
        return Response.ok(entries).header(HttpHeaders.CONTENT_TYPE, export.format().contentType()).header(HttpHeaders.LINK, next)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build();
    }
}
