package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.sample.SampleCallers;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes from sixteen threads, with the database stopped and the server killed again and again. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class AuditUnderLoadDrill {

    private static final int CHANGES = Integer.getInteger("test.load.changes", 100_000);
    private static final int THREADS = 16;
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String UNSEALED = "SELECT count(*) FROM audit_trail.audit_entry WHERE position >= (SELECT max(to_position) FROM audit_trail.seal)";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        String key = ApiKey.generate().text();
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key,
                        "SECURITY_RATE_LIMIT", "0",
                        "SECURITY_RATE_LIMIT_ADDRESS", "0", SampleCallers.ONE, ApiKey.generate().text(), SampleCallers.OTHER,
                        ApiKey.generate().text()),
                Path.of("target", "test-servers", "audit-under-load.log"));
        api = new Api(server.address("/api/v1/"), key);
        server.start();
        server.awaitStatus("/api/v1/health/ready", 200, AMPLE);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void everyAcknowledgedChangeIsThereWithItsOneEntry() throws Exception {
        MixedLoad load = new MixedLoad(api, CHANGES);

        load.run(THREADS, () -> {
            after(load, 0.15, AuditUnderLoadDrill::killDatabase);
            after(load, 0.3, AuditUnderLoadDrill::killServer);
            after(load, 0.45, AuditUnderLoadDrill::stopDatabase);
            after(load, 0.6, AuditUnderLoadDrill::killServer);
            after(load, 0.75, AuditUnderLoadDrill::killBoth);
        });

        assertThat(load.acknowledged()).isGreaterThanOrEqualTo(CHANGES);
        assertAcknowledgedOnesHaveOneEntry(load);
        assertThat(count("""
                SELECT count(*) FROM (SELECT entity_id, metadata ->> 'version' FROM audit_trail.audit_entry WHERE entity_type = 'Invoice'
                GROUP BY 1, 2 HAVING count(*) > 1) twice""")).as("changes with several entries").isZero();
        assertThat(count("SELECT count(*) FROM audit_trail.audit_entry WHERE entity_type = 'Invoice'")).as("entries for changes")
                .isEqualTo(count("SELECT sum(version) FROM invoice"));
        assertThat(count("""
                SELECT count(*) FROM audit_trail.audit_entry entry WHERE entity_type = 'Invoice' AND NOT EXISTS (
                SELECT FROM invoice WHERE id::text = entry.entity_id AND version >= (entry.metadata ->> 'version')::bigint)"""))
                .as("entries without change").isZero();
        assertTrailIsIntact();
    }

    private static void assertAcknowledgedOnesHaveOneEntry(MixedLoad load) throws SQLException {
        Map<String, MixedLoad.Acknowledged> missing = new HashMap<>(load.answers());
        try (Connection connection = connection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT request_id, entity_id, (metadata ->> 'version')::bigint FROM audit_trail.audit_entry WHERE entity_type = 'Invoice'")) {
            while (rows.next()) {
                MixedLoad.Acknowledged change = missing.remove(rows.getString(1));
                assertThat(change == null || change.invoice().equals(rows.getString(2))).isTrue();
                assertThat(change == null || change.version() == 0 || change.version() == rows.getLong(3)).isTrue();
            }
        }
        assertThat(missing).as("acknowledged and not in the trail").isEmpty();
    }

    private static void assertTrailIsIntact() {
        Deadline.await("the last seal", AMPLE, () -> count(UNSEALED) == 0);
        JsonObject integrity = api.get("audit-entries/integrity").json();
        assertThat(integrity.getString("verdict")).as(integrity.toString()).isEqualTo("INTACT");
        assertThat(integrity.getInt("entries")).isGreaterThanOrEqualTo(CHANGES);
    }

    private static void after(MixedLoad load, double part, Runnable fault) {
        Deadline.await(part + " of the load", Duration.ofMinutes(15), () -> load.acknowledged() >= part * CHANGES);
        fault.run();
    }

    private static void killDatabase() {
        database.kill();
        database.start();
    }

    private static void stopDatabase() {
        database.stop();
        Deadline.await("unreadiness", AMPLE, () -> api.get("health/ready").status() == 503);
        database.start();
    }

    private static void killServer() {
        server.kill();
        server.start();
    }

    private static void killBoth() {
        server.kill();
        database.kill();
        database.start();
        server.start();
    }

    private static long count(String query) {
        try (Connection connection = connection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static Connection connection() throws SQLException {
        return database.superuser(EmbeddedDatabase.NAME).getConnection();
    }
}
