package org.backendfoundation.observation.log;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.log.LogLevel;
import org.backendfoundation.configuration.rule.DurationText;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.observation.log.TemporaryLevels.TemporaryLevel;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log of this node: its last warnings and errors, and levels for a while. */
@ApplicationScoped
@ServedWithoutDatabase
@Path("logs")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "logs")
public class LogsResource {

    private static final int MAX_REASON = 500;
    private static final int MAX_NAME = 200;
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    ApplicationLog log;

    @Inject
    TemporaryLevels levels;

    /** @param items newest first */
    public record LogLines(String node, List<LogLine> items) {
    }

    /** @param items by name */
    public record LogLevels(String node, List<TemporaryLevel> items) {
    }

    /**
     * A change of a level.
     *
     * @param logger   a room, such as {@code audit}, or a package of the application
     * @param duration such as {@code 10m}; at most a day
     */
    public record LevelChange(@NotBlank @Size(max = MAX_NAME) String logger, @NotNull LogLevel level, @NotNull Duration duration,
            @NotBlank @Size(max = MAX_REASON) String reason) {
    }

    @GET
    @Operation(summary = "The last 200 warnings and errors in the log of this node, newest first")
    public LogLines lines() {
        return new LogLines(configuration.value(ApplicationSettings.NODE_NAME), log.lastLines());
    }

    @GET
    @Path("levels")
    @Operation(summary = "The levels that were changed for a while on this node")
    public LogLevels levels() {
        return new LogLevels(configuration.value(ApplicationSettings.NODE_NAME), levels.levels());
    }

    @POST
    @Path("levels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the level of a room or a package on this node for a while", description = "It comes back by itself.")
    public TemporaryLevel change(@Valid @NotNull LevelChange change) {
        if (change.duration().compareTo(SHORTEST) < 0 || change.duration().compareTo(TemporaryLevels.LONGEST) > 0) {
            throw InvalidRequest.because(new Violation("/duration",
                    "range",
                    "Must be between " + DurationText.format(SHORTEST) + " and " + DurationText.format(TemporaryLevels.LONGEST) + "."));
        }
        return levels.change(change.logger(), change.level(), change.duration(), change.reason());
    }

    @DELETE
    @Path("levels/{logger}")
    @Operation(summary = "Bring the former level of a room or a package back now")
    public void restore(@PathParam("logger") String logger) {
        levels.restore(logger);
    }
}
