package org.backendfoundation.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.persistence.Sha256;
import org.backendfoundation.persistence.resource.EntityOpenApiFilter;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.openapi.UnreadContract;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.RoleRegistry;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.caller.Callers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contract of the caller's roles; {@code /openapi} is that of everybody. It is made once for each set of roles. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("openapi")
@RolesAllowed(Roles.ANY_CALLER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public class ContractResource {

    private static final int MOST_SETS = 100;
    private static final String REVALIDATED = "private, no-cache";

    @Inject
    Callers callers;

    private final Cache<Set<String>, Contract> contracts = Caffeine.newBuilder().maximumSize(MOST_SETS).build();

    /** A contract, with a tag that names its text. */
    private record Contract(String text, EntityTag tag) {

        static Contract of(String text) {
            return new Contract(text, new EntityTag(Sha256.hex(text)));
        }
    }

    @GET
    @Operation(summary = "The contract of the caller's roles, as OpenAPI",
            description = "The operations that the caller may call, with the attributes that it may read and write.")
    @APIResponse(responseCode = "200", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/OpenApiDocument")))
    public Response contract(@Context Request request, @Context HttpServletRequest asked, @Context HttpServletResponse answer) {
        Caller caller = callers.current();
        Set<String> roles = RoleRegistry.names().stream().filter(caller::hasRole).collect(Collectors.toUnmodifiableSet());
        Contract contract = contracts.get(roles, any -> make(caller, asked, answer));
        Response.ResponseBuilder known = request.evaluatePreconditions(contract.tag());
        return (known == null ? Response.ok(contract.text()) : known).tag(contract.tag())
                .header(HttpHeaders.CACHE_CONTROL, REVALIDATED).build();
    }

    private static Contract make(Caller caller, HttpServletRequest asked, HttpServletResponse answer) {
        return EntityOpenApiFilter.contract(caller).or(() -> {
            UnreadContract.read(asked, answer);
            return EntityOpenApiFilter.contract(caller);
        }).map(contract -> Contract.of(contract.toString()))
                .orElseThrow(() -> new ProblemException(RestError.CONTRACT_UNREAD, "Ask for /openapi once, and then again for this."));
    }
}
