package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.configuration.ApiKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code server-config/payara-micro}, as an operator runs them who wants two log-ins. */
class ConfigureIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String SECRET = "kept=apart:from'all $files";

    @TempDir
    Path directory;

    private EmbeddedDatabase database;
    private Path home;

    @BeforeEach
    void start() throws SQLException {
        home = directory.resolve("home");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE app");
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void configuredServerMigratesByTheOwnerAndRestoreLeavesNothing() throws Exception {
        int port = Ports.free();
        assertThat(run("configure", Map.of("DATABASE_ADMIN_USER", "postgres", "DATABASE_ADMIN_PASSWORD", EmbeddedDatabase.PASSWORD))).isZero();

        Process server = ServerProcess.start(script(home.resolve("start"),
                Map.of("PORT", String.valueOf(port), "SECURITY_BOOTSTRAP_KEY", ApiKey.generate().text())));
        try {
            Deadline.await("readiness", AMPLE, () -> Http.status(URI.create("http://localhost:" + port + "/api/v1/health/ready")) == 200);
        } finally {
            ServerProcess.stop(server, Duration.ofSeconds(20));
        }

        assertThat(owners()).containsExactly("the owner");
        assertThat(filesThatSay(SECRET)).isEmpty();
        assertThat(status(home.resolve("start"), Map.of("DATABASE_OWNER_USER", "", "DATABASE_OWNER_PASSWORD", ""))).isNotZero();
        assertThat(run("restore", Map.of())).isZero();
        assertThat(home).doesNotExist();
    }

    private int run(String script, Map<String, String> variables) {
        return status(Path.of("server-config", "payara-micro", script), variables);
    }

    private int status(Path script, Map<String, String> variables) {
        return ServerProcess.status(script(script, variables), AMPLE, script.toString());
    }

    private ProcessBuilder script(Path script, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toAbsolutePath().toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Directories.create(Path.of("target", "test-servers")).resolve("configure.log").toFile()));
        builder.environment().putAll(Map.of("FOUNDATION_HOME", home.toString(), "FOUNDATION_WAR", Deployments.WAR.toString(),
                "PAYARA_MICRO", Path.of("target", "server-parts", "payara-micro.jar").toString(),
                "POSTGRESQL_DRIVER", Path.of("target", "server-parts", "postgresql.jar").toString(),
                "DATABASE_URL", "postgresql://127.0.0.1:" + database.port() + "/app", "DATABASE_USER", "application", "DATABASE_PASSWORD", SECRET,
                "DATABASE_OWNER_USER", "the owner", "DATABASE_OWNER_PASSWORD", SECRET));
        builder.environment().putAll(variables);
        return builder;
    }

    private List<String> owners() throws SQLException {
        try (Connection connection = database.superuser("app").getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables "
                        + "WHERE schemaname IN ('public', 'audit_trail')")) {
            row.next();
            return List.of(row.getString(1));
        }
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
