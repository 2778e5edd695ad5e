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

        /** The build writes this file; a team's own replaces it. */
        private static final String PROPERTIES = "META-INF/application.properties";

        static Build deployed() {
            Properties build = new Properties();
            try (InputStream properties = Build.class.getClassLoader().getResourceAsStream(PROPERTIES)) {
                build.load(properties);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Build(build.getProperty("name"), build.getProperty("version"));
        }
    }

    /** The database to which the node is connected. Yasson looks at this type, and not at the field, to decide whether it writes null. */
    @JsonbNillable
    public record DatabaseProduct(@NotNull String product, @NotNull String version) {
    }
}
