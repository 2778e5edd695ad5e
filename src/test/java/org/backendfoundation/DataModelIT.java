package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences of the data model, on a node of its own whose schema is changed by hand. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class DataModelIT {

    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String READY = "/api/v1/health/ready";
    private static final String DATABASE = "/api/v1/database";
    private static final String SESSIONS = "/api/v1/test-sessions";

    private static final int LONG_READS = 200;
    /** So many connections are accepted without a pause. */
    private static final int WAVE = 20;
    private static final int POOL_MAX = 5;
    private static final int AT_A_TIME = POOL_MAX - 1;

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url(), "MIGRATION_DRIFT", "refuse", "DATABASE_POOL_MAX", String.valueOf(POOL_MAX),
                        "DATABASE_QUEUE_LIMIT", String.valueOf(2 * LONG_READS), "DATABASE_QUEUE_DEADLINE", "30s",
                        "SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0"),
                Path.of("target", "test-servers", "data-model.log"));
        api = new Api(server.address("/"), SharedApi.KEY);
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void nodeDoesNotServeWhileATableOfAnEntityLacksABaseColumn() throws SQLException {
        execute("ALTER TABLE stock ALTER COLUMN version DROP NOT NULL");
        disconnect();
        connect();

        awaitReason("ENTITY_TABLE_INCOMPLETE");
        assertThat(api.get("/api/v1/migrations/current").json().getString("reason"))
                .isEqualTo("Stock: The column version of the table stock may be null; write into a revision: "
                        + "ALTER TABLE stock ALTER COLUMN version SET NOT NULL;");
        assertThat(api.get("/api/v1/invoices").code()).isEqualTo("ENTITY_TABLE_INCOMPLETE");
        assertThat(api.get("/api/v1/invoices").body()).doesNotContain("ALTER", "Stock");
        assertThat(server.log().text())
                .containsOnlyOnce("ENTITY_TABLE_INCOMPLETE: Stock: The column version of the table stock may be null");

        execute("ALTER TABLE stock ALTER COLUMN version SET NOT NULL");
        awaitReady();
    }

    @Test
    void nodeThatRefusesDriftDoesNotServeUntilTheSchemaMatchesItsVersion() throws SQLException {
        disconnect();
        execute("CREATE INDEX made_by_hand ON invoice (customer)");
        connect();

        List<Answer> answers = new ArrayList<>();
        Deadline.await("SCHEMA_DRIFTED", NOTICED, () -> {
            answers.add(api.get("/api/v1/invoices"));
            return answers.get(answers.size() - 1).body().contains("SCHEMA_DRIFTED");
        });
        assertThat(answers).as("before the comparison, too").allSatisfy(answer -> assertThat(answer.status()).isEqualTo(503));
        awaitReason("SCHEMA_DRIFTED");
        assertThat(api.get("/api/v1/migrations/drift").body()).contains("made_by_hand");

        execute("DROP INDEX made_by_hand");
        awaitReady();
        assertThat(api.get("/api/v1/invoices").status()).isEqualTo(200);
    }

    @Test
    void changeByHandThatIsToStayIsExpectedAfterAStamp() throws SQLException {
        disconnect();
        execute("CREATE INDEX kept_by_hand ON invoice (customer, number)");
        connect();
        awaitReason("SCHEMA_DRIFTED");

        Answer stamped = api.post("/api/v1/migrations/stamp", "{\"to\": \"head\", \"reason\": \"the index stays\"}");

        assertThat(stamped.status()).as(stamped.body()).isEqualTo(200);
        awaitReady();
        assertThat(api.get("/api/v1/migrations/drift").json().getString("verdict")).isEqualTo("NONE");
    }

    @Test
    void configurationHasOneDatabaseConnectionAndOneSecurityConfiguration() {
        JsonObject configuration = api.get("/api/v1/configuration").json();

        assertThat(configuration.getJsonObject("application_configuration")).containsKeys("cors_origins", "database_url", "debug_mode",
                "log_level");
        assertThat(configuration.getJsonObject("database_connection")).containsKeys("database_url", "database_pool_max");
        assertThat(configuration.getJsonObject("security_configuration")).containsKeys("security_bootstrap_key", "security_rate_limit");
        assertThat(configuration.toString()).doesNotContain(SharedApi.KEY).doesNotContain(EmbeddedDatabase.PASSWORD);
    }

    @Test
    void migrationsHaveTheNamesOfTheDataModel() {
        JsonObject current = api.get("/api/v1/migrations/current").json();
        JsonObject history = api.get("/api/v1/migrations/history").json();

        assertThat(current.getString("schema_state")).isEqualTo("CURRENT");
        assertThat(current.getString("alembic_version")).isEqualTo(current.getString("head"));
        assertThat(history.getJsonArray("migration_history")).isNotEmpty();
        assertThat(history.getBoolean("is_chronological")).isTrue();
    }

    @Test
    void longReadsWaitWithoutAThreadEachAndAllAreAnswered() throws SQLException {
        List<CompletableFuture<Answer>> reads = new ArrayList<>();
        try (Connection other = database.owner().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(200)");
            while (reads.size() < LONG_READS) {
                IntStream.range(0, WAVE).forEach(i -> reads.add(api.getLater(SESSIONS + "/locked?lock=200&read=" + reads.size())));
                Deadline.await(reads.size() + " long reads", NOTICED, () -> sessions("waiting") >= reads.size() - AT_A_TIME);
            }

            assertThat(api.get(SESSIONS + "/threads").json().getInt("busy")).as("threads of %s long reads", LONG_READS)
                    .isBetween(AT_A_TIME, WAVE);
            assertThat(reads).noneMatch(CompletableFuture::isDone);
        }

        assertThat(reads).extracting(read -> read.join().body())
                .containsExactlyElementsOf(IntStream.range(0, LONG_READS).mapToObj("{\"read\":%d}"::formatted).toList());
    }

    private static int sessions(String count) {
        return api.get(DATABASE).json().getJsonObject("sessions").getInt(count);
    }

    private static void disconnect() {
        assertThat(api.post(DATABASE + "/disconnect", "{\"reason\": \"to check again\"}").status()).isEqualTo(200);
    }

    private static void connect() {
        assertThat(api.post(DATABASE + "/connect", "{\"reason\": \"to check again\"}").status()).isEqualTo(200);
    }

    private static void awaitReason(String code) {
        Deadline.await(code, NOTICED, () -> api.get(READY).body().contains(code));
        assertThat(api.get(READY).status()).isEqualTo(503);
    }

    private static void awaitReady() {
        Deadline.await("readiness", NOTICED, () -> api.get(READY).status() == 200);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
