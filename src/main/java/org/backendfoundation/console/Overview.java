package org.backendfoundation.console;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.backendfoundation.configuration.DeployedApplication;

/**
 * The state of one node in brief.
 *
 * @param startedAt when the server's process started
 * @param server    name and version, as the server gives them
 * @param database  null while none is connected
 * @param serving   whether the node serves requests that need data
 * @param reason    why it does not; null while it does
 */
public record Overview(@NotNull String node, @NotNull Build application, @NotNull OffsetDateTime startedAt, @NotNull String java,
        @NotNull String server,
        @JsonbProperty(nillable = true) DatabaseProduct database, boolean serving, @JsonbProperty(nillable = true) String reason) {

    /** The deployed application. */
    public record Build(@NotNull String name, @NotNull String version) {

        static Build deployed() {
            DeployedApplication deployed = DeployedApplication.read();
            return new Build(deployed.name(), deployed.version());
        }
    }

    /** The database to which the node is connected. Yasson looks at this type, and not at the field, to decide whether it writes null. */
    @JsonbNillable
    public record DatabaseProduct(@NotNull String product, @NotNull String version) {
    }
}
