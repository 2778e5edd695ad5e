package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.backendfoundation.configuration.ApiKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of {@code server-config/payara}, and the WAR on the Payara Server that they make; by {@code mvn -Ppayara verify}. What the WAR answers is
 * tested in full on Payara Micro: here is what may differ between the two.
 */
class PayaraServerIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String SECRET = "kept=apart:from'all";
    private static final String KEY = ApiKey.generate().text();
    private static final int PORT = Ports.free();
    private static final int ADMIN_PORT = Ports.free();

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static Path home;
    private static Process server;
    private static Api api;

    @BeforeAll
    static void configureAndStart() {
        home = directory.resolve("home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        api = new Api(URI.create("http://localhost:" + PORT), KEY);
        assertThat(run("configure", Map.of("DATABASE_ADMIN_USER", "postgres", "DATABASE_ADMIN_PASSWORD", EmbeddedDatabase.PASSWORD))).isZero();
        startServer();
        awaitReadiness(200);
    }

    @AfterAll
    static void stopAndRestore() {
        stopServer();
        database.close();
        assertThat(run("restore", Map.of())).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void noFileTellsThePassword() throws IOException {
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> says(file, SECRET))).isEmpty();
        }
    }

    @Test
    void runningServerIsNotConfiguredAnew() {
        assertThat(run("configure", Map.of())).isEqualTo(2);
        assertThat(run("restore", Map.of())).isEqualTo(2);
        awaitReadiness(200);
    }

    @Test
    void poolIsResizedLiveOnBothSides() throws IOException {
        api.get("/api/v1/me");

        assertThat(api.patch("/api/v1/database/pool", "{\"min\": 3, \"max\": 12, \"reason\": \"test\"}").status()).isEqualTo(200);
        assertThat(administered().getString("maxPoolSize")).isEqualTo("12");
        assertThat(administer("{\"maxPoolSize\": \"9\"}").statusCode()).isEqualTo(200);
        Deadline.await("the pool's size", SOON, () -> pool().getInt("max") == 9 && pool().getInt("min") == 3);
    }

    @Test
    void idleConnectionsAreFlushed() {
        assertThat(api.post("/api/v1/database/pool/flush", "{\"reason\": \"test\"}").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/actors").status()).isEqualTo(200);
    }

    @Test
    void failuresAreProblemDocuments() {
        assertThat(api.asStranger().get("/api/v1/actors").status()).isEqualTo(401);
        assertThat(api.get("/api/v1/nothing").code()).isNotEmpty();
        assertThat(api.put("/api/v1/actors", "{}").status()).isEqualTo(405);
        assertThat(api.post("/api/v1/actors", "{\"name\": ").status()).isEqualTo(400);
    }

    @Test
    void issuedKeyOpensWhatItsRolesMay() {
        Api.Answer made = api.post("/api/v1/actors", "{\"name\": \"Cy\", \"kind\": \"PERSON\", \"roles\": [\"client\"]}");
        Api.Answer key = api.post(path(made) + "/keys", "{\"name\": \"laptop\", \"expires_at\": \"2030-01-01T00:00:00Z\"}");

        assertThat(key.status()).as(key.body()).isEqualTo(201);
        Api client = api.as(key.json().getString("key"));
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/actors").status()).isEqualTo(403);
    }

    @Test
    void changedEntityIsInTheTrail() {
        Api.Answer made = api.post("/api/v1/actors", "{\"name\": \"Ada\", \"kind\": \"PERSON\", \"roles\": [\"client\"]}");
        String path = path(made);

        assertThat(api.patch(path, "{\"name\": \"Ada L.\"}", "If-Match", made.header("ETag")).status()).isEqualTo(200);
        assertThat(api.patch(path, "{\"name\": \"Ada K.\"}", "If-Match", made.header("ETag")).status()).isEqualTo(412);
        assertThat(api.get(path + "/history").json().getJsonArray("items")).hasSize(2);
        assertThat(api.get("/api/v1/audit-entries/integrity").json().getString("verdict")).isEqualTo("INTACT");
    }

    @Test
    void deploysWithoutDatabaseAndHeals() {
        stopServer();
        database.stop();
        startServer();
        awaitReadiness(503);

        database.start();
        awaitReadiness(200);
    }

    private static String path(Api.Answer made) {
        return made.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static void awaitReadiness(int status) {
        Deadline.await("readiness " + status, AMPLE, () -> {
            assertThat(server.isAlive()).as("the server runs").isTrue();
            return Http.status(URI.create("http://localhost:" + PORT + "/api/v1/health/ready")) == status;
        });
    }

    private static JsonObject pool() {
        return api.get("/api/v1/database").json().getJsonObject("pool");
    }

    private static JsonObject administered() throws IOException {
        return Json.createReader(new StringReader(Http.send(administration().build()).body())).readObject()
                .getJsonObject("extraProperties").getJsonObject("entity");
    }

    private static HttpResponse<String> administer(String json) throws IOException {
        return Http.send(administration().header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
    }

    private static HttpRequest.Builder administration() throws IOException {
        String password = Files.readString(home.resolve("admin-password")).strip().replace("AS_ADMIN_PASSWORD=", "");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + ADMIN_PORT + "/management/domain/resources/jdbc-connection-pool/foundation"))
                .header("Accept", "application/json").header("X-Requested-By", "test")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes()));
    }

    private static void startServer() {
        server = ServerProcess.start(script(home.resolve("start")));
    }

    private static void stopServer() {
        ServerProcess.stop(server, Duration.ofSeconds(30));
    }

    private static int run(String name, Map<String, String> variables) {
        ProcessBuilder script = script(Path.of("server-config", "payara", name));
        script.environment().putAll(variables);
        return ServerProcess.status(script, AMPLE, name);
    }

    private static ProcessBuilder script(Path script) {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toAbsolutePath().toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Directories.create(Path.of("target", "test-servers")).resolve("payara.log").toFile()));
        builder.environment().putAll(Map.of("FOUNDATION_HOME", home.toString(), "FOUNDATION_WAR", Deployments.WAR.toString(),
                "PAYARA_HOME", Path.of("target", "payara", "payara6").toString(),
                "POSTGRESQL_DRIVER", Path.of("target", "server-parts", "postgresql.jar").toString(),
                "DATABASE_URL", "postgresql://127.0.0.1:" + database.port() + "/" + EmbeddedDatabase.NAME,
                "DATABASE_USER", "application", "DATABASE_PASSWORD", SECRET));
        builder.environment().putAll(Map.of("PORT", String.valueOf(PORT), "ADMIN_PORT", String.valueOf(ADMIN_PORT), "SECURITY_BOOTSTRAP_KEY", KEY));
        return builder;
    }

    private static boolean says(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
