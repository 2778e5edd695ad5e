package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a team's application, beside the foundation's. */
@OncePerEngine
class OwnSettingsIT {

    @TempDir
    Path directory;

    @Test
    void areReadShownAndMasked() {
        try (SampleServer sample = SampleServer.start(directory,
                Map.of("REMINDER_PATIENCE", "3d", "REMINDER_SENDER_PASSWORD", "Xq7-canary", "REMINDER_PATIENCES", "3d"))) {
            List<JsonObject> shown = sample.administrator().get("configuration").json().getJsonArray("items")
                    .getValuesAs(JsonObject.class);

            assertThat(setting(shown, "reminder_patience")).extracting(found -> found.getString("value")).containsExactly("3d");
            assertThat(setting(shown, "reminder_sender_password")).extracting(found -> found.getString("value")).containsExactly("***");
            assertThat(setting(shown, "database_url")).hasSize(1);
            assertThat(sample.log().text()).contains("Did you mean REMINDER_PATIENCE?").doesNotContain("Xq7-canary");
        }
    }

    private static Stream<JsonObject> setting(List<JsonObject> shown, String key) {
        return shown.stream().filter(found -> found.getString("key").equals(key));
    }
}
