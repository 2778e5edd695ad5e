package org.backendfoundation.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Links that log a browser in without showing it a key. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("session-links")
@RolesAllowed(Roles.ANY_CALLER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionLinksResource {

    @Inject
    LogIns logIns;

    @POST
    @SecurityRequirement(name = "key")
    @Operation(summary = "Make a link that logs in once within 15 minutes, as the owner of the API key that authenticates the request")
    @APIResponse(responseCode = "201", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/SessionLink")))
    public Response make(@Context HttpServletRequest request) {
        return created(logIns.makeLink(request));
    }

    private static Response created(SessionLink link) {
        return Response.status(Response.Status.CREATED).entity(link).build();
    }
}
