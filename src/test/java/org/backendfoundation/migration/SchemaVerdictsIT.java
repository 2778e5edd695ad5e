package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema that a node finds when it starts, and what it says of it. {@link MigrationStartIT} has what the server takes part in. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class SchemaVerdictsIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String READY = "/api/v1/health/ready";
    private static final String KEY = ApiKey.generate().text();

    @TempDir
    private Path directory;

    private EmbeddedDatabase database;

    @BeforeEach
    void startDatabase() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    void validatingNodeBecomesReadyOnceAnotherHasMigrated() throws Exception {
        try (ApplicationServer server = server(Deployments.WAR, "validate")) {
            Api api = start(server);
            Deadline.await("the verdict", AMPLE, () -> api.get(READY).body().contains("SCHEMA_PENDING"));
            assertThat(api.get("/api/v1/migrations/current").json().getString("mode")).isEqualTo("validate");
            assertThat(api.get("/api/v1/migrations").json().getJsonArray("items").getJsonObject(0).getString("state")).isEqualTo("PENDING");

            ClassLoader loader = getClass().getClassLoader();
            MigrationDatabase.migrationOf(database.owner(), loader).apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS,
                    holder -> {});

            server.awaitStatus(READY, 200, AMPLE);
        }
    }

    @Test
    void fileThatNoListNamesKeepsTheNodeFromServing() throws Exception {
        Path war = TestWar.shipped().with("db/revision/0123456789ab_forgotten.sql", "--liquibase formatted sql\n").writeTo(directory);
        try (ApplicationServer server = server(war, "apply")) {
            Api api = start(server);

            Deadline.await("the verdict", AMPLE, () -> api.get(READY).body().contains("CHANGE_LOG_INVALID"));
            assertThat(api.get(READY).body()).contains("db/revision/0123456789ab_forgotten.sql: is in no list");
            assertThat(api.post("/api/v1/migrations/upgrade", "{\"reason\":\"try\"}")).extracting(Api.Answer::status, Api.Answer::code)
                    .containsExactly(409, "CHANGE_LOG_INVALID");
            assertThat(api.get("/api/v1/actors")).extracting(Api.Answer::status, Api.Answer::code).containsExactly(503, "SCHEMA_UNUSABLE");
        }
    }

    private static Api start(ApplicationServer server) {
        server.start();
        server.awaitStatus("/api/v1/health/live", 200, AMPLE);
        return new Api(server.address("/"), KEY);
    }

    private ApplicationServer server(Path war, String mode) {
        return ApplicationServer.with(war, Ports.free(),
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", KEY, "MIGRATION_MODE", mode),
                Path.of("target", "test-servers", "schema-" + mode + ".log"));
    }
}
