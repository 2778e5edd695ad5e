package org.backendfoundation.console;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;

/**
 * One node at a glance.
 *
 * @param startedAt of the server's process
 * @param server    name and version, as the server gives them
 * @param database  null while none is connected
 * @param serving   whether what needs data is served
 * @param reason    why not; null while it is
 */
public record Overview(@NotNull String node, @NotNull Build application, @NotNull OffsetDateTime startedAt, @NotNull String java, @NotNull String server,
        @JsonbProperty(nillable = true) DatabaseProduct database, boolean serving, @JsonbProperty(nillable = true) String reason) {

    /** What is deployed. */
    public record Build(@NotNull String name, @NotNull String version) {
    }

    /** What the node is connected to. Yasson asks this type, and not the field, whether null is written. */
    @JsonbNillable
    public record DatabaseProduct(@NotNull String product, @NotNull String version) {
    }
}
