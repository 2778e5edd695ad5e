package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.configuration.ApiKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same WAR on WildFly, configured and started by the scripts of {@code server-config/wildfly}, as an operator runs them who wants two log-ins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WildFlyIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String SECRET = "kept=apart:from'all $files";
    private static final String ACTORS = "/api/v1/actors";
    private static final String ADA = "{\"name\":\"Ada\",\"kind\":\"PERSON\",\"roles\":[\"client\"]}";
    private static final Path PARTS = Path.of("target", "server-parts");

    private final String key = ApiKey.generate().text();
    private final int port = Ports.free();
    private final Api api = new Api(URI.create("http://127.0.0.1:" + port), key);
    private Path home;
    private EmbeddedDatabase database;
    private Process server;

    @BeforeAll
    void start(@TempDir Path directory) throws SQLException {
        home = directory.resolve("home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE app");
        }
        assertThat(run("configure", Map.of("DATABASE_ADMIN_USER", "postgres", "DATABASE_ADMIN_PASSWORD", EmbeddedDatabase.PASSWORD))).isZero();
        ProcessBuilder start = script(home.resolve("start"), Map.of("PORT", String.valueOf(port), "MANAGEMENT_PORT", String.valueOf(Ports.free()), "SECURITY_BOOTSTRAP_KEY", key));
        start.command().addAll(List.of("-b", "127.0.0.1"));
        server = ServerProcess.start(start);
        Deadline.await("readiness", AMPLE, () -> Http.status(URI.create("http://127.0.0.1:" + port + "/api/v1/health/ready")) == 200);
    }

    @AfterAll
    void stop() {
        ServerProcess.stop(server, Duration.ofSeconds(20));
        database.close();
        assertThat(run("restore", Map.of())).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void changeIsGuardedByItsTagAndAudited() {
        String path = ACTORS + "/" + api.post(ACTORS, ADA).json().getString("id");
        String tag = api.get(path).header("ETag");

        assertThat(api.patch(path, "{\"name\":\"Grace\"}", "If-Match", tag).status()).isEqualTo(200);
        assertThat(api.patch(path, "{\"name\":\"Eve\"}", "If-Match", tag).status()).isEqualTo(412);

        List<JsonObject> history = api.get(path + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(history).extracting(entry -> entry.getString("action_type")).containsExactly("UPDATE", "CREATE");
        assertThat(history.get(0).get("metadata")).hasToString("{\"changes\":{\"name\":{\"after\":\"Grace\",\"before\":\"Ada\"}},\"version\":2}");
    }

    @Test
    void trailIsIntactAndExported() {
        assertThat(api.get("/api/v1/audit-entries/integrity").json().getString("verdict")).isEqualTo("INTACT");
        assertThat(api.get("/api/v1/audit-entries/export?format=csv").body()).contains("MIGRATION");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET,/api/v1/actors,401", "GET,/api/v1/nowhere,401", "DELETE,/api/v1/actors,401", "OPTIONS,/api/v1/actors,401", "GET,/nowhere,404", "GET,/console,404", "PUT,/,405"})
    void strangersLearnNothing(String method, String path, int status) {
        Api.Answer answer = api.asStranger().send(path, request -> request.method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void refusalsAreProblemDocuments() {
        assertThat(api.get("/api/v1/nowhere").code()).isEqualTo("NOT_FOUND");
        assertThat(api.delete(ACTORS).code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.post(ACTORS, "{\"name\":").code()).isEqualTo("MALFORMED_JSON");
        assertThat(api.send(ACTORS, request -> request.POST(BodyPublishers.noBody())).code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void poolIsSeenFlushedAndNotResized() {
        JsonObject flushed = api.post("/api/v1/database/pool/flush", "{\"reason\":\"test\"}").json();

        assertThat(flushed.getString("server")).isEqualTo("WildFly");
        assertThat(flushed.getJsonObject("pool").getInt("max")).isEqualTo(10);
        assertThat(api.patch("/api/v1/database/pool", "{\"max\":12,\"reason\":\"test\"}").body()).contains("POOL_CHANGE_REFUSED", "name=max-pool-size,value=12", "reload");
    }

    @Test
    void ownerMigratesAndNoFileHasASecret() throws IOException {
        assertThat(api.get("/api/v1/audit-entries/integrity").json().getString("level")).isEqualTo("SEPARATE_OWNER");
        assertThat(filesThatSay(SECRET)).isEmpty();
    }

    private int run(String script, Map<String, String> variables) {
        return ServerProcess.status(script(Path.of("server-config", "wildfly", script), variables), AMPLE, script);
    }

    private ProcessBuilder script(Path script, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of("sh", script.toAbsolutePath().toString()))).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Directories.create(Path.of("target", "test-servers")).resolve("wildfly.log").toFile()));
        builder.environment().putAll(Map.of("FOUNDATION_HOME", home.toString(), "FOUNDATION_WAR", Deployments.WAR.toString(),
                "WILDFLY_HOME", PARTS.resolve("wildfly").toString(), "ECLIPSELINK", PARTS.resolve("eclipselink.jar").toString(),
                "POSTGRESQL_DRIVER", PARTS.resolve("postgresql.jar").toString(),
                "DATABASE_URL", "postgresql://127.0.0.1:" + database.port() + "/app", "DATABASE_USER", "application", "DATABASE_PASSWORD", SECRET,
                "DATABASE_OWNER_USER", "the owner", "DATABASE_OWNER_PASSWORD", SECRET));
        builder.environment().putAll(variables);
        return builder;
    }

    private List<Path> filesThatSay(String text) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).filter(file -> says(file, text)).toList();
        }
    }

    private static boolean says(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
