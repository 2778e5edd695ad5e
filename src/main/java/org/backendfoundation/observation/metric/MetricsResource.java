package org.backendfoundation.observation.metric;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.rest.request.AnonymousCallers;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.authentication.AuthenticationFailures;
import org.backendfoundation.security.client.ClientAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The metrics of this node, for Prometheus. Networks that {@code metrics_networks} names need no key, so they also see a node whose database,
 * which knows the keys, is away.
 */
@ApplicationScoped
@ServedWithoutDatabase
@Path("metrics")
@PermitAll
@Tag(name = "metrics")
public class MetricsResource {

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AuthenticationFailures refusals;

    @Inject
    MetricsText metrics;

    @GET
    @Produces({MediaType.TEXT_PLAIN, OPEN_METRICS_TYPE})
    @Operation(summary = "The metrics of this node, in the text format of Prometheus, or as OpenMetrics where Accept asks for it",
            description = "Needs the role monitor or operator, or an address in metrics_networks.")
    @APIResponse(responseCode = "200", description = "The metrics now", content = {
        @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = OPEN_METRICS_TYPE, schema = @Schema(type = SchemaType.STRING))})
    public Response scrape(@Context HttpServletRequest request, @Context SecurityContext caller,
            @HeaderParam("Accept") String accept) {
        requireScraper(request, caller);
        ExpositionFormatWriter format = MetricsText.format(accept);
        return Response.ok(metrics.text(format), format.getContentType()).build();
    }

    private void requireScraper(HttpServletRequest request, SecurityContext caller) {
        boolean isNear = configuration.value(MetricsSettings.METRICS_NETWORKS)
                .contains(ClientAddress.of(request, configuration).address());
        if (isNear || caller.isUserInRole(Roles.MONITOR) || caller.isUserInRole(Roles.OPERATOR)) {
            return;
        }
        throw AnonymousCallers.isAnonymous(caller.getUserPrincipal())
                ? refusals.anonymous(request)
                : refusals.forbidden(request, "Needs one of the roles monitor, operator.");
    }
}
