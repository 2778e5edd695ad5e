package org.backendfoundation.actor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.backendfoundation.persistence.header.EntityLinks;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An actor's API keys. */
@ApplicationScoped
@Path("actors/{id}/keys")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actor")
public class ActorKeysResource {

    /** Payara's scanner would describe a UUID in a path as an object. */
    private static final String UUID_SCHEMA = "#/components/schemas/UUID";

    @Inject
    ActorKeys keys;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issue a key; only this answer shows its text", description = "Repeated with the same Idempotency-Key and body, "
            + "it revokes the key that it issued before, if that was not used yet, and issues another one.")
    @APIResponse(responseCode = "201", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/ShownKey")))
    public Response issue(@Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("id") UUID actor,
            @HeaderParam(IdempotentRequest.HEADER) String idempotencyKey, @Valid @NotNull NewKey wanted, @Context UriInfo uri) {
        return created(keys.issue(actor, wanted, idempotencyKey, EntityLinks.query(uri)), uri);
    }

    private static Response created(KeyView.ShownKey issued, UriInfo uri) {
        return Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, EntityLinks.below(uri, issued.id())).entity(issued)
                .build();
    }

    @GET
    @Operation(summary = "Keys with last use, expiry and revocation, never with their text")
    @Parameter(ref = "KeyLimit")
    @Parameter(ref = "KeyCursor")
    public KeyView.KeyPage list(@Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("id") UUID actor,
            @Context UriInfo uri) {
        return keys.list(actor, uri.getQueryParameters());
    }

    @DELETE
    @Path("{key}")
    @Operation(summary = "Revoke a key, on every node within a second")
    @APIResponse(responseCode = "204", description = "Success")
    public void revoke(@Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("id") UUID actor,
            @Parameter(required = true, schema = @Schema(ref = UUID_SCHEMA)) @PathParam("key") UUID key) {
        keys.revoke(actor, key);
    }
}
