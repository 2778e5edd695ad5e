package org.backendfoundation.audit;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.backendfoundation.persistence.AdvisoryLock;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.postgresql.util.PSQLState;

/** A node on a database, for tests that look at the trail from below: as the application's role, and as whoever may do anything there. */
final class AuditNode implements AutoCloseable {

    static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String DISABLE = "SELECT format('ALTER TABLE %s DISABLE TRIGGER USER', oid::regclass) FROM pg_class"
            + " WHERE relnamespace = 'audit_trail'::regnamespace AND relkind IN ('r', 'p')";
    private static final String ENABLE = "SELECT format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', tgrelid::regclass, tgname) FROM pg_trigger"
            + " JOIN pg_class ON pg_class.oid = tgrelid WHERE relnamespace = 'audit_trail'::regnamespace AND NOT tgisinternal";
    private static final String UNSEALED = """
            SELECT count(*) FROM audit_trail.audit_entry WHERE (position, id) >= (coalesce((SELECT to_position FROM audit_trail.seal ORDER BY number DESC LIMIT 1), 0),
            coalesce((SELECT to_id FROM audit_trail.seal ORDER BY number DESC LIMIT 1), '00000000-0000-0000-0000-000000000000'))""";
    private static final String NOBODY_SEALS = "SELECT pg_advisory_xact_lock(" + AdvisoryLock.AUDIT_SEALER.key() + ")";
    private static final String WRITE = """
            INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, entity_type, entity_id, outcome, metadata)
            SELECT 'CREATE', gen_random_uuid(), 'somebody', 'Thing', n::text, 'SUCCESS', jsonb_build_object('n', n) FROM generate_series(1, ?) AS n""";

    private final EmbeddedDatabase database;
    private final ApplicationServer server;
    private final Api api;

    private AuditNode(EmbeddedDatabase database, ApplicationServer server, Api api) {
        this.database = database;
        this.server = server;
        this.api = api;
    }

    static AuditNode start(EmbeddedDatabase database, String name, Map<String, String> variables) {
        String key = ApiKey.generate().text();
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key));
        ApplicationServer server = ApplicationServer.with(Deployments.WAR, Ports.free(), environment,
                Path.of("target", "test-servers", name + ".log"));
        try {
            server.start();
            server.awaitStatus("/api/v1/health/ready", 200, AMPLE);
            return new AuditNode(database, server, new Api(server.address("/api/v1/"), key));
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    Api api() {
        return api;
    }

    /** As a newcomer with this role. */
    Api as(String role) {
        String actor = api.post("actors", "{\"name\": \"%s\", \"kind\": \"SERVICE\", \"roles\": [\"%s\"]}".formatted(role, role)).json()
                .getString("id");
        return new Api(server.address("/api/v1/"), api.post("actors/" + actor + "/keys", "{\"name\": \"test\"}").json().getString("key"));
    }

    JsonObject integrity(String... range) {
        Answer answer = api.get("audit-entries/integrity" + String.join("", range));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    /** What the verification names, as {@code KIND id} or {@code KIND number}. */
    List<String> findings() {
        return integrity().getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                .map(finding -> finding.getString("kind") + " "
                        + (finding.containsKey("entry_id") ? finding.getString("entry_id") : finding.get("seal")))
                .toList();
    }

    void awaitSealed() {
        Deadline.await("the last seal", AMPLE, () -> number(UNSEALED) == 0);
    }

    /** As the application's role, in one transaction. */
    void write(int entries) {
        try (Connection connection = database.owner().getConnection()) {
            write(connection, entries);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Connection connection, int entries) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setInt(1, entries);
            write.executeUpdate();
        }
    }

    /** As {@code kill -9} ends it. */
    void kill() {
        server.kill();
    }

    /** As the superuser. */
    void run(String... statements) {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            for (String done : statements) {
                statement.execute(done);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the superuser, behind the back of all triggers. */
    void tamper(String... statements) {
        withoutTriggers(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String done : statements) {
                    statement.execute(done);
                }
            }
        });
    }

    /** What is done with a superuser's connection. */
    interface Tampering {
        void with(Connection connection) throws SQLException;
    }

    /** In one transaction. It is repeated after a deadlock with a reader of the node, which kept nothing of it. */
    void withoutTriggers(Tampering tampering) {
        Deadline.await("a transaction without a deadlock", AMPLE, () -> isDone(tampering));
    }

    private boolean isDone(Tampering tampering) {
        try (Connection connection = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(NOBODY_SEALS);
            for (String disable : column(statement, DISABLE)) {
                statement.execute(disable);
            }
            tampering.with(connection);
            for (String enable : column(statement, ENABLE)) {
                statement.execute(enable);
            }
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (PSQLState.DEADLOCK_DETECTED.getState().equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(e);
        }
    }

    long number(String query) {
        return Long.parseLong(strings(query).get(0));
    }

    List<UUID> ids(String query) {
        return strings(query).stream().map(UUID::fromString).toList();
    }

    /** As the superuser, the first column of every row. */
    List<String> strings(String query) {
        return strings(database.superuser(EmbeddedDatabase.NAME), query);
    }

    /** As the role that owns the tables. */
    List<String> asOwner(String query) {
        return strings(database.owner(), query);
    }

    private static List<String> strings(DataSource as, String query) {
        try (Connection connection = as.getConnection(); Statement statement = connection.createStatement()) {
            return column(statement, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** In order: it writes what waits. */
    @Override
    public void close() {
        server.stop();
        server.close();
    }
}
