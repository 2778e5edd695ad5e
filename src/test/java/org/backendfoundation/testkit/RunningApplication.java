package org.backendfoundation.testkit;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.backendfoundation.role.Roles;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testkit.clock.TestClockProducer;

/** The project's WAR on a server, with a database of its own, for the tests of one JVM. */
public final class RunningApplication implements Fork.Shared {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String API = "/api/v1/";
    private static final String OWN_TABLES = """
            SELECT string_agg(quote_ident(relname), ', ') FROM pg_class
             WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
               AND relname NOT IN ('actor', 'api_key', 'console_session', 'databasechangelog', 'databasechangeloglock', 'migration_run',
                   'migration_hold', 'migration_fingerprint', 'scheduled_task')""";

    private final EmbeddedDatabase database;
    private final TestClock clock;
    private final ApplicationServer server;
    private final Api administrator;
    private final Map<Set<String>, Api> callers = new ConcurrentHashMap<>();

    private RunningApplication(Path directory) {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        new StatementLog(database).begin();
        String key = ApiKey.generate().text();
        int port = Ports.free();
        clock = new TestClock(directory.resolve("clock"));
        server = ApplicationServer.with(TestedWar.of(Path.of(System.getProperty("foundation.war")), directory.resolve("war")), port,
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key, TestClockProducer.VARIABLE, clock.file().toString()),
                directory.resolve("server.log"));
        administrator = new Api(server.address(API), key);
    }

    static RunningApplication shared() {
        return Fork.shared(RunningApplication.class, RunningApplication::start);
    }

    private static RunningApplication start() {
        RunningApplication application = new RunningApplication(Fork.emptyDirectory("application"));
        try {
            application.server.start();
            application.server.awaitStatus(API + "health/ready", 200, PATIENCE);
            return application;
        } catch (RuntimeException failed) {
            application.close();
            throw failed;
        }
    }

    /** A caller with these roles; the same one each time. */
    public Api as(String... roles) {
        Set<String> wanted = new TreeSet<>(List.of(roles));
        return wanted.equals(Set.of(Roles.ADMIN)) ? administrator
                : callers.computeIfAbsent(wanted, some -> administrator.as(Caller.key(administrator, String.join("-", some), some)));
    }

    public Api anonymous() {
        return administrator.asStranger();
    }

    /** What the audit trail has of a row, the newest first. */
    public List<JsonObject> auditEntries(String entityId) {
        return administrator.get("audit-entries?entity_id=" + entityId).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /**
     * What the application asks the database while the work goes on.
     *
     * @param tables beginnings of the names of the tables that count
     * @return the text of each query, with its plan
     */
    public List<String> queries(List<String> tables, Runnable work) {
        return new StatementLog(database).queries(tables, work);
    }

    /** Removes all rows of the project's tables, and the answers that are kept for an {@code Idempotency-Key}. */
    public void clean() {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + ownTables(statement));
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be emptied", e);
        }
    }

    private static String ownTables(Statement statement) throws SQLException {
        try (ResultSet names = statement.executeQuery(OWN_TABLES)) {
            names.next();
            return names.getString(1);
        }
    }

    /** What the application's beans inject as {@link java.time.Clock}. */
    public TestClock clock() {
        return clock;
    }

    /** For what a test looks up, or prepares, beside the API. */
    public EmbeddedDatabase database() {
        return database;
    }

    /** @param path such as {@code /admin/} */
    public URI address(String path) {
        return server.address(path);
    }

    /** What the server printed. */
    public ServerLog log() {
        return server.log();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
