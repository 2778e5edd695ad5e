package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a team's application, beside the foundation's, and the one for its pages. */
@OncePerEngine
class OwnSettingsIT {

    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'";

    @TempDir
    static Path directory;

    private static SampleServer sample;

    @BeforeAll
    static void start() {
        sample = SampleServer.start(directory, Map.of("REMINDER_PATIENCE", "3d", "REMINDER_SENDER_PASSWORD", "Xq7-canary",
                "REMINDER_PATIENCES", "3d", "PAGES_POLICY", POLICY, "METRICS_NETWORKS", "192.0.2.0/24,127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void areReadShownAndMasked() {
        List<JsonObject> shown = sample.administrator().get("configuration").json().getJsonArray("items")
                .getValuesAs(JsonObject.class);

        assertThat(setting(shown, "reminder_patience")).extracting(found -> found.getString("value")).containsExactly("3d");
        assertThat(setting(shown, "reminder_sender_password")).extracting(found -> found.getString("value")).containsExactly("***");
        assertThat(setting(shown, "database_url")).hasSize(1);
        assertThat(sample.log().text()).contains("Did you mean REMINDER_PATIENCE?").doesNotContain("Xq7-canary");
    }

    @Test
    void pageOfTheApplicationHasThePolicyOfTheSetting() {
        Answer page = sample.one().get("/shop/index.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).isEqualTo(POLICY);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void networksOfTheSettingReadMetricsWithoutAKey() {
        assertThat(sample.one().asStranger().get("metrics").body()).contains("foundation_node_ready 1");
    }

    @Test
    void otherAnswersHaveTheirOwnPolicy() {
        assertThat(sample.one().get("invoices").header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(sample.one().get("/admin/index.html").header("Content-Security-Policy")).contains("require-trusted-types-for");
    }

    private static Stream<JsonObject> setting(List<JsonObject> shown, String key) {
        return shown.stream().filter(found -> found.getString("key").equals(key));
    }
}
