package org.backendfoundation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.Deadline;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.Ports;
import org.backendfoundation.testing.SharedApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences of the data model, on a node of its own whose schema is changed by hand. */
class DataModelIT {

    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String READY = "/api/v1/health/ready";
    private static final String DATABASE = "/api/v1/database";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url(), "MIGRATION_DRIFT", "refuse"),
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

        awaitReason("SCHEMA_DRIFTED");
        assertThat(api.get("/api/v1/invoices").code()).isEqualTo("SCHEMA_DRIFTED");
        assertThat(api.get("/api/v1/migrations/drift").body()).contains("made_by_hand");

        execute("DROP INDEX made_by_hand");
        awaitReady();
        assertThat(api.get("/api/v1/invoices").status()).isEqualTo(200);
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
