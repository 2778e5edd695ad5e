package org.backendfoundation.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceEnvironmentTest {

    @Test
    void valuesComeFromAnySourceOrAreTheDefaultOfASetting() {
        StartLookup lookup = new StartLookup(Map.of("MAIL_PASSWORD", "p", "JAVA_OPTS", "-Dmail_host=mail.example.org"));

        assertThat(ResourceEnvironment.of(lookup, List.of("MAIL_PASSWORD", "MAIL_HOST", "LOG_LEVEL")))
                .containsExactly(Map.entry("MAIL_PASSWORD", "p"), Map.entry("MAIL_HOST", "mail.example.org"),
                        Map.entry("LOG_LEVEL", "INFO"));
    }

    @Test
    void secretMayBeInAFile(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "p");

        assertThat(ResourceEnvironment.of(new StartLookup(Map.of("MAIL_PASSWORD_FILE", secret.toString())), List.of("MAIL_PASSWORD")))
                .containsExactly(Map.entry("MAIL_PASSWORD", "p"));
    }

    @Test
    void variablesWithoutAValueAreNamedTogether() {
        StartLookup lookup = new StartLookup(Map.of("MAIL_HOST", " "));

        assertThatThrownBy(() -> ResourceEnvironment.of(lookup, List.of("MAIL_HOST", "MAIL_PASSWORD")))
                .hasMessage(
                        "The application's own resources of the server refer to MAIL_HOST, MAIL_PASSWORD, which have no values: give them.");
    }
}
