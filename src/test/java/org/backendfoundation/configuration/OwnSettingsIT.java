package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own settings, and those of the foundation that change what a node shows: its pages, its metrics, its log. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class OwnSettingsIT {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'";

    @TempDir
    static Path directory;

    private static SampleServer sample;

    @BeforeAll
    static void start() throws IOException {
        Path password = Files.writeString(directory.resolve("password-of-the-sender"), "Xq7-canary");
        sample = SampleServer.start(directory, Map.of("REMINDER_PATIENCE", "3d", "REMINDER_SENDER_PASSWORD_FILE", password.toString(),
                "REMINDER_PATIENCES", "3d", "PAGES_POLICY", POLICY, "METRICS_NETWORKS", "192.0.2.0/24,127.0.0.1", "LOG_FORMAT", "json",
                "ACCESS_LOG", "true"));
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
        assertThat(setting(shown, "reminder_sender_password")).extracting(found -> found.getString("source")).asString()
                .contains("the file ", "password-of-the-sender");
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
    void lineOfTheAccessLogIsAnObject() {
        String actor = sample.one().get("me", "X-Request-Id", "access-1").json().getString("id");
        Deadline.await("the line", AMPLE, () -> accessed("access-1").isPresent());

        JsonObject line = accessed("access-1").orElseThrow();

        assertThat(line.getString("message")).matches("GET /api/v1/me 200 \\d+\\.\\d ms");
        assertThat(line.getString("actor_id")).isEqualTo(actor);
        assertThat(line.getString("level")).isEqualTo("INFO");
    }

    @Test
    void accessLogHasRefusedRequestsWithoutTheirQueries() {
        sample.one().asStranger().get("me?secret=canary-3", "X-Request-Id", "access-2");
        sample.one().get("/no-such-page", "X-Request-Id", "access-3");
        Deadline.await("the lines", AMPLE, () -> accessed("access-2").isPresent() && accessed("access-3").isPresent());

        assertThat(accessed("access-2").orElseThrow().getString("message")).startsWith("GET /api/v1/me 401 ");
        assertThat(accessed("access-3").orElseThrow().getString("message")).startsWith("GET /no-such-page 404 ");
        assertThat(sample.log().text()).doesNotContain("canary-3");
    }

    private static Optional<JsonObject> accessed(String request) {
        return sample.log().text().lines().filter(line -> line.startsWith("{") && line.contains("\"request_id\":\"" + request + "\""))
                .map(line -> Json.createReader(new StringReader(line)).readObject()).findFirst();
    }

    @Test
    void archiveForABugReportHasWhatHelpsAndNoSecret() throws IOException {
        sample.one().get("invoices/Xq7-of-a-row", "X-Request-Id", "row-1");
        Map<String, String> archive = unzipped("support-archive");

        assertThat(archive.keySet()).containsExactly("about.json", "configuration.json", "database.json", "transitions.json",
                "migrations.json",
                "logs.json", "metrics.txt", "last-hour.json", "threads.txt");
        assertThat(archive.get("about.json")).contains("\"version\"", "\"java\"");
        assertThat(archive.get("configuration.json")).contains("reminder_patience");
        assertThat(archive.get("database.json")).contains("CONNECTED");
        assertThat(archive.get("migrations.json")).contains("CURRENT");
        assertThat(archive.get("metrics.txt")).contains("foundation_node_ready 1");
        assertThat(archive.get("threads.txt")).contains("SupportArchive");
        assertThat(archive.values()).allSatisfy(text -> assertThat(text).doesNotContain("Xq7", EmbeddedDatabase.PASSWORD)
                .doesNotContainPattern("f[kls]_[0-9A-Za-z]{20,}"));
    }

    @Test
    void archivesOfSeveralNodesHaveNamesOfTheirOwn() {
        assertThat(sample.administrator().get("support-archive").header("Content-Disposition"))
                .matches("attachment; filename=\"support-[A-Za-z0-9._-]+-\\d{8}T\\d{6}Z\\.zip\"");
    }

    /** Nothing is logged before the log has its form. */
    @Test
    void firstLineOfTheConnectionIsAnObject() {
        assertThat(sample.log().text().lines().filter(line -> line.contains("DISCONNECTED -> CONNECTING")))
                .isNotEmpty().allMatch(line -> line.startsWith("{") && line.contains("\"node\":"));
    }

    private static Map<String, String> unzipped(String path) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(sample.administrator().open(path))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
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
