package org.backendfoundation.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;

/**
 * A node with the sample application, for four sessions at once and four that wait, and a database of its own, which tests stop, change
 * and overload under it. It has the database's password from a file.
 */
final class DatabaseNode implements AutoCloseable {

    static final String READY = "/api/v1/health/ready";
    static final String DATABASE = "/api/v1/database";
    /** Of {@link SlowSessionsProbe}. */
    static final String SESSIONS = "/api/v1/test-sessions";

    /** The promises are two and five seconds; the rest is for a busy machine. */
    static final Duration NOTICED = Duration.ofSeconds(30);
    static final Duration HEALED = Duration.ofSeconds(60);

    private static final Duration AMPLE = Duration.ofMinutes(3);

    private final Path passwordFile;
    private final EmbeddedDatabase database;
    private final ApplicationServer server;

    /** Starts the database and not yet the server. */
    DatabaseNode(Path directory, String name) {
        passwordFile = directory.resolve("password");
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        writePassword(EmbeddedDatabase.PASSWORD);
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url().replace(":" + EmbeddedDatabase.PASSWORD, ""),
                        "DATABASE_PASSWORD_FILE", passwordFile.toString(), "DATABASE_POOL_MAX", "5", "DATABASE_QUEUE_LIMIT", "4",
                        "SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0"),
                Path.of("target", "test-servers", name + ".log"));
    }

    /** Starts the server, which may have no database yet. */
    void start() {
        server.start();
        server.awaitStatus("/api/v1/health/live", 200, AMPLE);
    }

    EmbeddedDatabase database() {
        return database;
    }

    ApplicationServer server() {
        return server;
    }

    Api api() {
        return new Api(server.address("/"), SharedApi.KEY);
    }

    void awaitReady() {
        Deadline.await("readiness", HEALED, () -> api().get(READY).status() == 200);
    }

    void awaitActive(int sessions) {
        Deadline.await(sessions + " running sessions", NOTICED,
                () -> api().get(DATABASE).json().getJsonObject("sessions").getInt("active") == sessions);
    }

    /** The code of the last failure to reach the database; null where there was none. */
    String lastError() {
        var error = api().get(DATABASE).json().getJsonObject("last_error");
        return error == null ? null : error.getString("code");
    }

    Path passwordFile() {
        return passwordFile;
    }

    /** As a page of operations says: nobody reads half of it. */
    void writePassword(String password) {
        try {
            Path written = Files.writeString(passwordFile.resolveSibling("password.new"), password);
            Files.move(written, passwordFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void changePassword(String password) {
        administer("ALTER ROLE foundation PASSWORD '" + password.replace("'", "''") + "'");
        writePassword(password);
    }

    void administer(String... statements) {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void endConnections() {
        administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'");
    }

    /** The processes of PostgreSQL that serve the node's connections. */
    List<Long> connections() {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement();
                ResultSet session = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE usename = 'foundation'")) {
            List<Long> processes = new ArrayList<>();
            while (session.next()) {
                processes.add(session.getLong(1));
            }
            return processes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
