package org.backendfoundation.observation.hour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The last hour of this node. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("last-hour")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics")
public class LastHourResource {

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    LastHour hour;

    /** @param items oldest first */
    public record Intervals(String node, List<Interval> items) {
    }

    @GET
    @Operation(summary = "Requests, errors, durations, sessions, connections and memory of this node, four times a minute for an hour")
    public Intervals lastHour() {
        return new Intervals(configuration.value(ApplicationSettings.NODE_NAME), hour.intervals());
    }
}
