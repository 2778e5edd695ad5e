package org.backendfoundation.rest.health;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.annotation.Annotation;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The application's MicroProfile health checks on its own port: WildFly shows them only on its management port. Open to anyone, because
 * load balancers have no key; details are for operators. A failing check is 503 with the checks, as MicroProfile Health 4.0 has it, not a
 * problem document.
 */
@ApplicationScoped
@ServedWithoutDatabase
@Path("health")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
@SecurityRequirements
public class HealthResource {

    /** A response in META-INF/openapi.yaml. */
    private static final String REPORT = "HealthReport";

    @Inject
    @Any
    Instance<HealthCheck> checks;

    @GET
    @Path("live")
    @Operation(summary = "Whether the process should go on; a node that is down here is to be restarted")
    @APIResponse(responseCode = "200", ref = REPORT)
    @APIResponse(responseCode = "503", ref = REPORT)
    public Response live(@Context SecurityContext caller) {
        return answer(Liveness.Literal.INSTANCE, caller);
    }

    @GET
    @Path("ready")
    @Operation(summary = "Whether to send it requests now")
    @APIResponse(responseCode = "200", ref = REPORT)
    @APIResponse(responseCode = "503", ref = REPORT)
    public Response ready(@Context SecurityContext caller) {
        return answer(Readiness.Literal.INSTANCE, caller);
    }

    @GET
    @Path("started")
    @Operation(summary = "Whether its start is over")
    @APIResponse(responseCode = "200", ref = REPORT)
    @APIResponse(responseCode = "503", ref = REPORT)
    public Response started(@Context SecurityContext caller) {
        return answer(Startup.Literal.INSTANCE, caller);
    }

    private Response answer(Annotation kind, SecurityContext caller) {
        HealthReport report = HealthReport.of(checks.select(HealthCheck.class, kind));
        return Response.status(report.isUp() ? 200 : 503).entity(caller.isUserInRole(Roles.OPERATOR) ? report : report.withoutDetail())
                .build();
    }
}
