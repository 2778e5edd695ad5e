package org.backendfoundation.observation.support;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An archive for a bug report. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("support-archive")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "support")
public class SupportResource {

    private static final String ZIP = "application/zip";

    @Inject
    SupportArchive archive;

    @GET
    @Produces(ZIP)
    @Operation(summary = "A ZIP archive for a bug report: versions, settings with masked secrets, states, last warnings, metrics, threads",
            description = "It has no rows and no secrets.")
    @APIResponse(responseCode = "200", description = "The archive",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response make() {
        Map<String, String> texts = archive.collect();
        StreamingOutput body = out -> SupportArchive.write(texts, out);
        return Response.ok(body, ZIP).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + archive.fileName() + "\"")
                .build();
    }
}
