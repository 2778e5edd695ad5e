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
import org.backendfoundation.testing.Fork;
import org.backendfoundation.testing.Ports;

/** The sample on a real server with a real database. */
public final class SampleServer implements Fork.Shared {

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

    public static SampleServer start(Path directory) {
        SampleServer sample = new SampleServer(directory, SampleWar.pack());
        try {
            sample.server.start();
            sample.server.awaitStatus("/api/v1/health/ready", 200, PATIENCE);
            return sample;
        } catch (RuntimeException failed) {
            sample.close();
            throw failed;
        }
    }

    /** The one of all classes that can do with the same; actors and the trail are left as the last had them, but no row of the sample. */
    public static SampleServer shared() {
        SampleServer sample = Fork.shared(SampleServer.class, () -> start(Fork.emptyDirectory("sample-shared")));
        sample.execute("TRUNCATE invoice, reminder, stock, idempotency_key");
        return sample;
    }

    /** Into PostgreSQL's log, where a test can see by which index a page is read. */
    private void logPlans() {
        execute("ALTER DATABASE foundation SET session_preload_libraries = 'auto_explain'");
        execute("ALTER DATABASE foundation SET auto_explain.log_min_duration = 0");
    }

    private void execute(String sql) {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
