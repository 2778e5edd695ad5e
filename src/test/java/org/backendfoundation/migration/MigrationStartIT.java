package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does about its schema when it starts, other than migrate it well. */
@OncePerEngine
class MigrationStartIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";
    private static final String KEY = ApiKey.generate().text();

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void nodeThatLeavesTheSchemaAloneServesAndAudits() throws Exception {
        MigrationDatabase.migrationOf(database.owner(), getClass().getClassLoader()).apply(MigrationDatabase.order("system"),
                MigrationDatabase.LIMITS, holder -> {});
        try (ApplicationServer server = server(Deployments.WAR, "leaving-alone",
                Map.of("MIGRATION_MODE", "off", "DATABASE_POOL_MAXX", "7"))) {
            Api api = start(server);
            server.awaitStatus(READY, 200, AMPLE);

            assertThat(server.log().text()).contains("Did you mean DATABASE_POOL_MAX?").doesNotContain("database.pool.max");
            assertThat(api.post("/api/v1/actors", "{\"name\":\"Olga\",\"kind\":\"PERSON\",\"roles\":[]}").status()).isEqualTo(201);
            assertThat(api.get("/api/v1/audit-entries?action_type=CREATE").json().getJsonArray("items")).isNotEmpty();
        }
    }

    @Test
    void failedMigrationLeavesTheNodeDeployedNotReadyAndSayingWhy() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.in(directory.resolve("other"), Ports.free());
                ApplicationServer server = server(Deployments.WAR, "failing", Map.of("DATABASE_URL", other.url()))) {
            execute(other, "CREATE TABLE idempotency_key (of_somebody_else int)");
            Api api = start(server);
            Deadline.await("the failure", AMPLE, () -> api.get(READY).body().contains("MIGRATION_FAILED"));

            assertThat(api.get(READY).body()).contains("already exists");
            assertThat(api.asStranger().get(READY).body()).doesNotContain("already exists");
            assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
            assertThat(api.get("/api/v1/migrations/7d20b94e16c3").json().getString("error"))
                    .contains("relation \"idempotency_key\" already exists");
            assertThat(api.get("/api/v1/migrations/7d20b94e16c3").json().getString("state")).isEqualTo("PENDING");
            assertThat(server.log().text()).contains("MIGRATION_FAILED");
        }
    }

    /** A start by the scripts knows it before; without them the node says it. */
    @Test
    void ownerWithoutADataSourceIsNotReplacedByTheApplicationsRole() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.in(directory.resolve("ownerless"), Ports.free());
                ApplicationServer server = server(Deployments.WAR, "ownerless",
                        Map.of("DATABASE_URL", other.url(), "JAVA_TOOL_OPTIONS", "-Ddatabase_owner_user=nobody"))) {
            if (!TestedServer.current().isPayaraMicro()) {
                assertThatThrownBy(() -> start(server)).hasMessageContaining("The server has no pool for DATABASE_OWNER_USER");
                return;
            }
            Api api = start(server);

            Deadline.await("the verdict", AMPLE, () -> api.get(READY).body().contains("OWNER_MISSING"));
            assertThat(api.get(READY).body()).contains("jdbc/foundation-owner");
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Api start(ApplicationServer server) {
        server.start();
        server.awaitStatus("/api/v1/health/live", 200, AMPLE);
        return new Api(server.address("/"), KEY);
    }

    private static ApplicationServer server(Path war, String name, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", KEY));
        all.putAll(variables);
        return ApplicationServer.with(war, Ports.free(), all, Path.of("target", "test-servers", name + ".log"));
    }
}
