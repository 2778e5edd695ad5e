package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.backendfoundation.audit.integrity.AuditLevel;
import org.backendfoundation.sample.SampleCallers;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with two log-ins, on a database that was empty. */
@OncePerEngine
class TwoRolesIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String OWNER = "foundation_owner";
    private static final String KEY = ApiKey.generate().text();
    private static final String CLIENT = ApiKey.generate().text();

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api administrator;
    private static Api client;

    @BeforeAll
    static void start() throws SQLException, IOException {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        query(database.superuser("foundation"),
                "CREATE ROLE " + OWNER + " LOGIN PASSWORD 'kept apart'; ALTER DATABASE foundation OWNER TO " + OWNER
                        + "; SELECT 1");
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url(), "DATABASE_OWNER_USER", OWNER, "DATABASE_OWNER_PASSWORD_FILE",
                        Files.writeString(directory.resolve("owner"), "kept apart").toString(),
                        "SECURITY_BOOTSTRAP_KEY", KEY, SampleCallers.ONE, CLIENT),
                Path.of("target", "test-servers", "two-roles.log"));
        server.start();
        server.awaitStatus("/api/v1/health/ready", 200, AMPLE);
        administrator = new Api(server.address("/api/v1/"), KEY);
        client = new Api(server.address("/api/v1/"), CLIENT);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void rowsAreChangedAndAudited() throws SQLException {
        String id = client.post("invoices", "{\"number\": \"two roles\", \"customer\": \"ACME\", \"total\": 1}").json().getString("id");
        assertThat(client.patch("invoices/" + id, "{\"total\": 2}").status()).isEqualTo(200);
        assertThat(client.delete("invoices/" + id).status()).isEqualTo(204);

        assertThat(actions(id)).containsExactly("CREATE", "UPDATE", "DELETE");
    }

    @Test
    void rowsUnderTheTriggerAreAudited() throws SQLException {
        String id = client.post("audit-probe/stock", "").body();
        client.post("audit-probe/stock/" + id, "");

        assertThat(actions(id)).containsExactly("CREATE", "UPDATE");
    }

    @Test
    void theApplicationsRoleOwnsNothing() throws SQLException {
        assertThat(query(database.superuser("foundation"), """
                SELECT oid::regclass::text FROM pg_class WHERE relowner = 'foundation'::regrole
                UNION ALL SELECT oid::regproc::text FROM pg_proc WHERE proowner = 'foundation'::regrole
                UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'foundation'::regrole""")).isEmpty();
        try (Connection connection = database.owner().getConnection()) {
            assertThat(AuditLevel.of(connection)).isEqualTo(AuditLevel.SEPARATE_OWNER);
        }
    }

    @Test
    void revisionsAreToldAndAudited() throws SQLException {
        JsonObject newest = administrator.get("migrations").json().getJsonArray("items").getJsonObject(0);

        assertThat(newest.getString("state")).isEqualTo("APPLIED");
        assertThat(administrator.get("migrations/history").json().getBoolean("is_chronological")).isTrue();
        assertThat(actions(newest.getString("revision"))).containsExactly("MIGRATION_UPGRADE");
    }

    @Test
    void trailIsSealedAndVerifiedByTheApplicationsRole() {
        Deadline.await("a seal", AMPLE, () -> integrity().getInt("seals") > 0);

        assertThat(integrity().getString("verdict")).isEqualTo("INTACT");
        assertThat(integrity().getString("level")).isEqualTo("SEPARATE_OWNER");
        assertThat(integrity().getJsonObject("retention").containsKey("last_run_at")).as("the months were looked after").isTrue();
    }

    @Test
    void passwordOfTheOwnerThatIsChangedCountsForTheNextMigration() throws SQLException, IOException {
        query(database.superuser("foundation"), "ALTER ROLE " + OWNER + " PASSWORD 'changed'; SELECT 1");
        Files.writeString(directory.resolve("owner"), "changed");
        query(database.superuser("foundation"),
                "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE usename = '" + OWNER + "'");

        Deadline.await("a migration, once the pool has noticed that its connections ended", AMPLE, () -> administrator
                .post("migrations/upgrade", "{\"reason\": \"after a change of the password\"}").status() == 200);

        assertThat(query(database.superuser("foundation"), "SELECT pid::text FROM pg_stat_activity WHERE usename = '" + OWNER + "'"))
                .as("new connections of the owner").isNotEmpty();
    }

    private static JsonObject integrity() {
        return administrator.get("audit-entries/integrity").json();
    }

    @Test
    void nothingIsSaidOfPrivilegesThatAreAsTheyShouldBe() {
        assertThat(server.log().text()).doesNotContain("The database role foundation");
    }

    private static List<String> actions(String entity) throws SQLException {
        return query(database.owner(),
                "SELECT action_type FROM audit_trail.audit_entry WHERE entity_id = '" + entity + "' ORDER BY position, id");
    }

    private static List<String> query(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            ResultSet rows = statement.getResultSet();
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
