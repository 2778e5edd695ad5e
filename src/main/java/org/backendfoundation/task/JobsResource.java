package org.backendfoundation.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Jobs: for those who handed them over, and for operators. */
@ApplicationScoped
@Path("jobs")
@RolesAllowed(Roles.ANY_CALLER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobsResource {

    /** Payara's scanner would describe a UUID in a path as an object. */
    private static final String UUID_SCHEMA = "#/components/schemas/UUID";

    @Inject
    JobCommands commands;

    @GET
    @Operation(summary = "The caller's jobs, and for operators all, by 'state' and 'name', page by page")
    @Parameter(ref = "KeyLimit")
    @Parameter(ref = "KeyCursor")
    public JobView.JobPage list(@Context UriInfo uri) {
        return commands.list(uri.getQueryParameters());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A job, with its state and result")
    public JobView read(@Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("id") UUID id) {
        return commands.read(id);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Try a job again that has failed")
    public JobView retry(@Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("id") UUID id) {
        return commands.retry(id);
    }
}
