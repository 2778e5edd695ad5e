package org.backendfoundation.migration.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.TestChangeLog;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Orders to a server, of a WAR with two revisions of its own after ours: {@code crate} and {@code pallet}, which takes its time. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class MigrationCommandsIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";
    private static final String MIGRATIONS = "/api/v1/migrations";
    private static final String CRATE = TestChangeLog.id("crate");
    private static final String HEAD = TestChangeLog.id("pallet");

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        String key = ApiKey.generate().text();
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(war(), Ports.free(), Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key),
                Path.of("target", "test-servers", "migration-orders.log"));
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
        api = new Api(server.address("/"), key);
    }

    private static Path war() throws Exception {
        TestChangeLog changeLog = TestChangeLog.in(directory.resolve("classes")).revision("crate",
                "SELECT pg_advisory_lock(4711); LISTEN crates; SET TIME ZONE 'Asia/Tokyo'; CREATE TABLE crate (id int);",
                "DROP TABLE crate;")
                .revision("pallet", "CREATE TABLE pallet AS SELECT seconds FROM pause, pg_sleep(seconds);", "DROP TABLE pallet;");
        TestWar war = TestWar.shipped().with(ChangeLog.ROOT,
                changeLog.list().replaceFirst("<include", "<include file=\"db/foundation.xml\"/><include"));
        for (String file : changeLog.files()) {
            war.with(file, Files.readString(directory.resolve("classes").resolve(file)));
        }
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pause AS SELECT 0 AS seconds");
        }
        return war.writeTo(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @BeforeEach
    void atTheHead() {
        execute("UPDATE pause SET seconds = 0");
        Deadline.await("the head", AMPLE, () -> order("upgrade", "{\"reason\": \"begin anew\"}").status() == 200); // a look of the node's own may be on
        server.awaitStatus(READY, 200, AMPLE);
    }

    @Test
    void downgradeHoldsTheSchemaAndSaysSoOnEveryFace() {
        JsonObject moved = order("downgrade", "{\"to\": \"-1\", \"reason\": \"the pallets are wrong\"}").json();

        assertThat(moved.getString("revision")).isEqualTo(CRATE);
        JsonObject run = moved.getJsonArray("runs").getJsonObject(0);
        assertThat(run).containsKeys("sql_hash", "build", "host", "duration_ms", "checksum");
        assertThat(List.of(run.getString("direction"), run.getString("state"), run.getString("actor"))).containsExactly("DOWNGRADE",
                "ROLLED_BACK", "bootstrap");
        assertThat(api.get(READY).body()).contains("SCHEMA_HELD").contains("the pallets are wrong");
        assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/actors").code()).isEqualTo("SCHEMA_HELD");
        JsonObject schema = api.get(MIGRATIONS + "/current").json();
        assertThat(schema.getString("schema_state")).isEqualTo("HELD");
        assertThat(schema.getJsonObject("hold").getString("reason")).isEqualTo("the pallets are wrong");
        assertThat(api.get(MIGRATIONS + "/" + HEAD).json().getString("state")).isEqualTo("ROLLED_BACK");
    }

    @Test
    void heldSchemaStaysWhereItIsWhenTheNodeStartsAgain() {
        order("downgrade", "{\"to\": \"" + CRATE + "\", \"reason\": \"hold\"}");

        server.restart();
        server.awaitStatus("/api/v1/health/live", 200, AMPLE);

        Deadline.await("the verdict", AMPLE, () -> api.get(READY).body().contains("SCHEMA_HELD"));
        assertThat(order("upgrade", "{\"to\": \"head\", \"reason\": \"go on\"}").json().getString("revision")).isEqualTo(HEAD);
        server.awaitStatus(READY, 200, AMPLE);
    }

    @Test
    void orderIsToldToTheAuditTrailWithItsReason() {
        order("downgrade", "{\"to\": \"-1\", \"reason\": \"told to the trail\"}");
        order("upgrade", "{\"reason\": \"and back\"}");

        Deadline.await("the entry", AMPLE,
                () -> api.get("/api/v1/audit-entries?action_type=SCHEMA_DOWNGRADE&text=told").json().getJsonArray("items").size() == 1);
        JsonObject entry = api.get("/api/v1/audit-entries?action_type=SCHEMA_DOWNGRADE&text=told").json().getJsonArray("items")
                .getJsonObject(0);
        assertThat(entry.getString("actor_name")).isEqualTo("bootstrap");
        assertThat(entry.getString("outcome")).isEqualTo("SUCCESS");
        assertThat(api.get("/api/v1/audit-entries?action_type=MIGRATION_DOWNGRADE").json().getJsonArray("items")).isNotEmpty();
    }

    @Test
    void wholeDeploymentIsTakenBack() {
        order("downgrade", "{\"to\": \"-2\", \"reason\": \"to apply both at once\"}");
        String deployment = order("upgrade", "{\"reason\": \"both\"}").json().getString("deployment_id");

        JsonObject moved = order("downgrade", "{\"deployment\": \"" + deployment + "\", \"reason\": \"both back\"}").json();

        assertThat(moved.getJsonArray("runs")).hasSize(2);
        assertThat(order("downgrade", "{\"deployment\": \"" + deployment + "\", \"reason\": \"again\"}").code())
                .isEqualTo("DEPLOYMENT_NOT_LAST");
    }

    @Test
    void nodeStopsServingWhenNewerCodeChangesTheSchemaUnderItAndServesAgainAfterwards() {
        execute("INSERT INTO databasechangelog SELECT '" + TestChangeLog.id("lorry")
                + "', author, 'db/revision/lorry.sql', now(), orderexecuted + 1, exectype, md5sum, "
                + "description, comments, tag, liquibase, contexts, labels, deployment_id FROM databasechangelog ORDER BY orderexecuted DESC LIMIT 1");
        Deadline.await("the verdict", AMPLE, () -> api.get(READY).body().contains("SCHEMA_NEWER"));
        execute("DELETE FROM databasechangelog WHERE filename = 'db/revision/lorry.sql'");

        server.awaitStatus(READY, 200, AMPLE);
    }

    @Test
    void auditTrailIsNeverRolledBack() {
        Api.Answer refused = order("downgrade", "{\"to\": \"base\", \"reason\": \"everything\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("REVISION_IRREVERSIBLE");
        Deadline.await("its entry", AMPLE,
                () -> api.get("/api/v1/audit-entries?action_type=SCHEMA_DOWNGRADE&outcome=REFUSED&text=everything").body()
                        .contains("REVISION_IRREVERSIBLE"));
        assertThat(api.get(READY).status()).isEqualTo(200);
    }

    @Test
    void downgradeUnderOtherNodesIsRefusedUnlessForced() throws SQLException {
        PGSimpleDataSource other = database.owner();
        other.setApplicationName("foundation-node-2-0123abcd");
        try (Connection connected = other.getConnection()) {
            Api.Answer refused = order("downgrade", "{\"to\": \"-1\", \"reason\": \"without looking\"}");
            assertThat(refused.code()).isEqualTo("NODES_CONNECTED");
            assertThat(refused.body()).contains("Connected as well: node-2 (1 connections from 127.0.0.1)");

            assertThat(order("downgrade", "{\"to\": \"-1\", \"reason\": \"all the same\", \"force\": true}").status()).isEqualTo(200);
            assertThat(connected.isValid(1)).isTrue();
        }
    }

    @Test
    void nodeWhoseSessionsNobodySeesIsKnownByItsReport() {
        execute("INSERT INTO node (id, name, application, version, server, started_at, state, since, last_seen) "
                + "VALUES (gen_random_uuid(), 'behind-a-pooler', 'x', '0.9', 'y', now(), 'SERVING', now(), now() + interval '1 hour')");
        try {
            Api.Answer refused = order("downgrade", "{\"to\": \"-1\", \"reason\": \"without looking\"}");

            assertThat(refused.body()).contains("Connected as well: behind-a-pooler (version 0.9, SERVING); disconnect or stop them");
        } finally {
            execute("DELETE FROM node WHERE name = 'behind-a-pooler'");
        }
    }

    @Test
    void orderWithoutReasonOrToNowhereIsRefused() {
        assertThat(order("upgrade", "{\"to\": \"head\"}").violations()).containsExactly("/reason not_blank");
        assertThat(order("stamp", "{\"reason\": \"no target\"}").violations()).containsExactly("/to not_blank");
        assertThat(order("downgrade", "{\"reason\": \"no target\"}").code()).isEqualTo("TARGET_UNKNOWN");
        assertThat(order("downgrade", "{\"to\": \"nowhere\", \"reason\": \"lost\"}").code()).isEqualTo("TARGET_UNKNOWN");
        assertThat(api.delete(MIGRATIONS + "/lock").status()).isEqualTo(400);
    }

    @Test
    void sqlIsShownAndNotRun() {
        Api.Answer script = api.get(MIGRATIONS + "/sql?direction=downgrade&to=" + CRATE);

        assertThat(script.header("Content-Type")).startsWith("application/sql");
        assertThat(script.body()).contains("DROP TABLE pallet;").contains("DELETE FROM databasechangelog WHERE id = '" + HEAD + "'")
                .doesNotContain("crate;");
        assertThat(api.get(MIGRATIONS + "/" + HEAD).json().getString("state")).isEqualTo("APPLIED");
        assertThat(api.get(MIGRATIONS + "/sql").body()).isEmpty();
        assertThat(api.get(MIGRATIONS + "/sql?direction=sideways").status()).isEqualTo(400);
    }

    @Test
    void revisionIsFoundByTheBeginningOfItsIdAndUnknownParametersAreRefused() {
        assertThat(api.get(MIGRATIONS + "/" + CRATE.substring(0, 6)).json().getString("revision")).isEqualTo(CRATE);
        assertThat(api.get(MIGRATIONS + "/head").json().getString("revision")).isEqualTo(HEAD);
        assertThat(api.get(MIGRATIONS + "/nothing").code()).isEqualTo("REVISION_NOT_FOUND");

        assertThat(api.get(MIGRATIONS + "/history?range=a:b").violations()).containsExactly("range unknown");
        assertThat(api.get(MIGRATIONS + "/sql?direction=downgrade&sql=1").violations()).containsExactly("sql unknown");
        assertThat(api.get(MIGRATIONS + "?verbose=true").status()).isEqualTo(400);
    }

    /** A revision that locked, set and listened: its connection serves the requests that follow. */
    @Test
    void nothingOfARevisionIsLeftOnItsConnection() throws SQLException {
        assertThat(values("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711")).isEmpty();
        assertThat(api.get("/api/v1/actors").status()).isEqualTo(200);
    }

    @Test
    void driftIsToldObjectByObjectAndDoesNotMakeTheNodeUnready() {
        assertThat(api.get(MIGRATIONS + "/drift").json().getString("verdict")).isEqualTo("NONE");

        execute("ALTER TABLE crate ADD lid text");
        JsonObject drift = api.get(MIGRATIONS + "/drift").json();
        JsonObject item = drift.getJsonArray("items").getJsonObject(0);
        assertThat(drift.getString("verdict")).isEqualTo("DRIFTED");
        assertThat(List.of(item.getString("kind"), item.getString("name"), item.getString("change"), item.getString("found")))
                .containsExactly("column", "public.crate.lid", "UNEXPECTED", "text");
        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(api.get(READY).body()).contains("DRIFTED (1)");
        execute("ALTER TABLE crate DROP lid");

        assertThat(api.get(MIGRATIONS + "/drift").json().getString("verdict")).isEqualTo("NONE");
    }

    @Test
    void operatorsLookAndDoNotOrder() {
        String actor = api.post("/api/v1/actors", "{\"name\": \"Olga\", \"kind\": \"PERSON\", \"roles\": [\"operator\"]}").json()
                .getString("id");
        Api operator = api.as(api.post("/api/v1/actors/" + actor + "/keys", "{\"name\": \"k\"}").json().getString("key"));

        assertThat(operator.get(MIGRATIONS).status()).isEqualTo(200);
        assertThat(operator.post(MIGRATIONS + "/upgrade", "{\"reason\": \"may I\"}").status()).isEqualTo(403);
        assertThat(operator.post(MIGRATIONS + "/stamp", "{\"to\": \"head\", \"reason\": \"may I\"}").status()).isEqualTo(403);
        assertThat(operator.post(MIGRATIONS + "/downgrade", "{\"to\": \"-1\", \"reason\": \"may I\"}").status()).isEqualTo(403);
        assertThat(operator.delete(MIGRATIONS + "/lock?reason=x").status()).isEqualTo(403);
    }

    @Test
    void lockIsSeenAndTakenOverWhileItsHolderLives() throws Exception {
        order("downgrade", "{\"to\": \"-1\", \"reason\": \"to go slowly\"}");
        execute("UPDATE pause SET seconds = 50");
        CompletableFuture<Api.Answer> slow = api.later("POST", MIGRATIONS + "/upgrade", "{\"reason\": \"slowly\"}");
        Deadline.await("the statement", AMPLE, () -> api.get(MIGRATIONS + "/lock").body().contains("pg_sleep"));
        JsonObject lock = api.get(MIGRATIONS + "/lock").json();
        assertThat(lock.getJsonObject("holder").getString("host")).isNotBlank();
        assertThat(api.get(READY).body()).contains("SCHEMA_MIGRATING");
        assertThat(order("stamp", "{\"to\": \"head\", \"reason\": \"meanwhile\"}").code()).isEqualTo("MIGRATION_LOCK_HELD");

        execute("UPDATE pause SET seconds = 0");
        Api.Answer taken = api.delete(MIGRATIONS + "/lock?reason=too+slow");

        assertThat(taken.json().getJsonObject("ended").getInt("pid")).isEqualTo(lock.getJsonObject("holder").getInt("pid"));
        assertThat(slow.get(AMPLE.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(503);
        server.awaitStatus(READY, 200, AMPLE);
        assertThat(values("SELECT error FROM migration_run WHERE error IS NOT NULL")).isNotEmpty();
        assertThat(api.delete(MIGRATIONS + "/lock?reason=again").code()).isEqualTo("MIGRATION_LOCK_FREE");
    }

    private static Api.Answer order(String verb, String json) {
        return api.post(MIGRATIONS + "/" + verb, json);
    }

    private static void execute(String sql) {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> values(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
