package org.backendfoundation.console;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.authentication.Authenticator;
import org.backendfoundation.security.authentication.SessionCookie;
import org.backendfoundation.security.caller.Callers;
import org.backendfoundation.security.credential.SessionSecret;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The session of this browser. Log-in and log-out ignore whether the cookie is valid: a page whose cookie has expired, and which cannot
 * delete it, must be able to log in.
 */
@ApplicationScoped
@ServedWithoutDatabase
@Path("session")
@RolesAllowed(Roles.ANY_CALLER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
public class SessionResource {

    @Inject
    LogIns logIns;

    @Inject
    Sessions sessions;

    @Inject
    Callers callers;

    @Inject
    Authenticator authenticator;

    @Inject
    SessionCookie cookie;

    @POST
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in with an API key or the code of a link",
            description = "A cookie that no script can read holds the session, and the session "
                    + "that this browser had before ends. Requests that change something must then send the csrf_token as X-CSRF-Token.")
    @APIResponse(responseCode = "201", description = "Success",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "#/components/schemas/SessionView")))
    public Response logIn(@Valid @NotNull LogIn body, @Context HttpServletRequest request) {
        body.requireOne();
        authenticator.requireOwnPage(request);
        LogIns.Opened opened = logIns.logIn(request, body);
        return Response.status(Response.Status.CREATED).header(HttpHeaders.SET_COOKIE, cookie.startHeader(request, opened.secret()))
                .entity(SessionView.of(opened.secret(), opened.caller(), sessions.idleTime())).build();
    }

    @GET
    @SecurityRequirement(name = "session")
    @Operation(summary = "The session of this cookie, with its csrf_token")
    public SessionView session(@Context HttpServletRequest request) {
        if (!KnownSession.isSession(callers.current())) {
            throw new ProblemException(RestError.UNAUTHENTICATED, "There is no session here; log in by POST.");
        }
        SessionSecret secret = cookie.values(request).stream().findFirst()
                .flatMap(presented -> SessionSecret.find(SessionSecret.SESSION, presented)).orElseThrow();
        return SessionView.of(secret, callers.current(), sessions.idleTime());
    }

    @DELETE
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Log out, on every node within a second; without a session this does nothing")
    @APIResponse(responseCode = "204", description = "Success")
    public Response logOut(@Context HttpServletRequest request) {
        authenticator.requireOwnPage(request);
        logIns.logOut(request);
        return Response.noContent().header(HttpHeaders.SET_COOKIE, cookie.endHeader(request))
                .header("Clear-Site-Data", "\"cache\", \"storage\"").build();
    }
}
