package org.backendfoundation.console;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Properties;

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

        /** The build writes it; a team's own takes its place. */
        private static final String WRITTEN = "META-INF/application.properties";

        static Build deployed() {
            Properties build = new Properties();
            try (InputStream written = Build.class.getClassLoader().getResourceAsStream(WRITTEN)) {
                build.load(written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Build(build.getProperty("name"), build.getProperty("version"));
        }
    }

    /** What the node is connected to. Yasson asks this type, and not the field, whether null is written. */
    @JsonbNillable
    public record DatabaseProduct(@NotNull String product, @NotNull String version) {
    }
}
