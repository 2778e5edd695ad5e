package org.backendfoundation.database.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.role.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The database of this node, for operators. */
@ServedWithoutDatabase
@Path("database")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "database")
public class DatabaseResource {

    @Inject
    Database database;

    @Inject
    DatabaseConnection connection;

    @GET
    @Operation(summary = "State, pool, budget and last error of this node's database")
    public DatabaseView view() {
        return database.view();
    }

    @GET
    @Path("transitions")
    @Operation(summary = "Recent changes of state, newest first, with their causes")
    public Transitions transitions() {
        return new Transitions(database.node(), connection.transitions());
    }

    @POST
    @Path("connect")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Begin to connect, and go on until it succeeds; during a notice, take that back")
    public DatabaseView connect(@Valid @NotNull DatabaseOrder body) {
        return database.connect(body.reason());
    }

    @POST
    @Path("disconnect")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Let running sessions finish and stay disconnected",
            description = "With a notice, such as 5s and at most 5m, the node is "
                    + "not ready for so long and serves everything, so that balancers notice. Answers once it is disconnected; whether the caller waits changes nothing.")
    public CompletionStage<DatabaseView> disconnect(@Valid @NotNull DisconnectOrder body) {
        boolean atOnce = body.notice() == null || body.notice().isZero();
        return atOnce ? CompletableFuture.completedStage(database.disconnect(body.reason()))
                : database.disconnect(body.reason(), body.notice());
    }

    @POST
    @Path("pool/flush")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close the pool's idle connections")
    public DatabaseView flush(@Valid @NotNull DatabaseOrder body) {
        return database.flush(body.reason());
    }

    @PATCH
    @Path("pool")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Change the pool's sizes until the server's next start")
    public DatabaseView resize(@Valid @NotNull PoolChange body) {
        return database.resize(body.min(), body.max(), body.reason());
    }

    /** The reason of a command, recorded with it. */
    public record DatabaseOrder(@NotBlank @Size(max = 500) String reason) {
    }

    /** @param notice how long the node drains before it disconnects; null for not at all */
    public record DisconnectOrder(@NotBlank @Size(max = 500) String reason, Duration notice) {
    }

    /** A size that is left out does not change. */
    public record PoolChange(Integer min, Integer max, @NotBlank @Size(max = 500) String reason) {
    }

    /** Newest first. */
    public record Transitions(String node, List<ConnectionChanged> items) {
    }
}
