package org.backendfoundation.sample;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.Ports;

/** The sample on a real server with a real database, for one test class. */
public final class SampleServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String administrator = ApiKey.generate().text();
    private final String one = ApiKey.generate().text();
    private final String other = ApiKey.generate().text();
    private final EmbeddedDatabase database;
    private final ApplicationServer server;

    private SampleServer(Path directory, Path war) {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        logPlans();
        int port = Ports.free();
        server = ApplicationServer.with(war, port, Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", administrator,
                SampleCallers.ONE, one, SampleCallers.OTHER, other), Path.of("target", "test-servers", "sample-" + port + ".log"));
    }

    /** @param probes classes of the test that are to run inside */
    public static SampleServer start(Path directory, Class<?>... probes) {
        SampleServer sample = new SampleServer(directory, SampleWar.with(probes));
        try {
            sample.server.start();
            sample.server.awaitStatus("/api/v1/health/ready", 200, PATIENCE);
            return sample;
        } catch (RuntimeException failed) {
            sample.close();
            throw failed;
        }
    }

    /** Into PostgreSQL's log, where a test can see by which index a page is read. */
    private void logPlans() {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE foundation SET session_preload_libraries = 'auto_explain'");
            statement.execute("ALTER DATABASE foundation SET auto_explain.log_min_duration = 0");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not log plans", e);
        }
    }

    public Api administrator() {
        return new Api(server.address("/api/v1/"), administrator);
    }

    public Api one() {
        return new Api(server.address("/api/v1/"), one);
    }

    public Api other() {
        return new Api(server.address("/api/v1/"), other);
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public JsonObject openApi() {
        return new Api(server.address("/"), administrator).get("openapi?format=JSON").json();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
