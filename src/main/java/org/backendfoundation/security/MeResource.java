package org.backendfoundation.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.caller.Callers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the caller is, with which roles, and until when. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("me")
@RolesAllowed(Roles.ANY_CALLER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public class MeResource {

    @Inject
    Callers callers;

    /** @param until null if the authentication does not expire */
    public record Me(@NotNull UUID id, @NotNull String name, @NotNull List<String> roles, @NotNull String authentication,
            @JsonbProperty(nillable = true) OffsetDateTime until) {
    }

    @GET
    @Operation(summary = "Who am I, with which roles, until when")
    public Me me() {
        Caller caller = callers.current();
        return new Me(caller.id(), caller.name(), caller.roles().stream().sorted().toList(), caller.authentication(), caller.until());
    }
}
