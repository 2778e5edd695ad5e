package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server, killed while a revision runs. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class KilledServerDrill {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String SLOW = "CREATE TABLE slow AS SELECT 1 AS id; SELECT pg_sleep(14);";

    @TempDir
    Path directory;

    @Test
    void nextStartNeedsNoManualStep() throws Exception {
        TestChangeLog changeLog = TestChangeLog.in(directory.resolve("classes")).revision("slow", SLOW, "DROP TABLE slow;");
        String file = changeLog.files().get(0);
        Path war = TestWar.shipped().with(ChangeLog.ROOT, changeLog.list().replace("<include file=\"" + file,
                "<include file=\"db/foundation.xml\"/><include file=\"" + file))
                .with(file, Files.readString(directory.resolve("classes").resolve(file)))
                .writeTo(directory);
        String key = ApiKey.generate().text();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
                ApplicationServer server = ApplicationServer.with(war, Ports.free(),
                        Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key),
                        Path.of("target", "test-servers", "killed-server.log"))) {
            server.start();
            Deadline.await("the slow statement", AMPLE,
                    () -> count(database, "pg_stat_activity WHERE query LIKE '%pg_sleep(14)%' AND pid <> pg_backend_pid()") > 0);
            server.awaitStatus("/api/v1/health/live", 200, AMPLE); // migrating begins before the deployment has ended
            Api api = new Api(server.address("/"), key);
            Deadline.await("readiness to name the revision", AMPLE, () -> api.get("/api/v1/health/ready").body().contains("slow"));
            assertThat(api.get("/api/v1/health/ready").body()).contains("SCHEMA_MIGRATING");
            assertThat(api.get("/api/v1/migrations/lock").json().getBoolean("is_held")).isTrue();

            String ping = api.get("/api/v1/database").json().get("ping_ms").toString();
            Deadline.await("the connection to be looked after meanwhile", AMPLE,
                    () -> !ping.equals(api.get("/api/v1/database").json().get("ping_ms").toString()));
            assertThat(api.get("/api/v1/migrations").body()).contains("APPLYING");

            server.kill();
            server.start();

            server.awaitStatus("/api/v1/health/ready", 200, AMPLE);
            assertThat(count(database, "slow")).isEqualTo(1);
            assertThat(count(database, "migration_run WHERE error LIKE 'interrupted%'")).isEqualTo(1);
            assertThat(api.get("/api/v1/migrations/history").json().getBoolean("is_chronological")).isTrue();
            assertThat(api.get("/api/v1/migrations").body()).doesNotContain("PENDING").doesNotContain("APPLYING");
        }
    }

    private static int count(EmbeddedDatabase database, String what) {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + what)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
