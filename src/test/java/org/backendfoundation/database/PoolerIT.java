package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.PgBouncer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A node behind PgBouncer, in the mode of sessions and in that of transactions. */
@OncePerEngine
@ExtendWith(PgBouncer.class)
class PoolerIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final String KEY = ApiKey.generate().text();
    private static final String OWNER = "foundation_owner";
    private static final int CALLERS = 4;
    private static final int CALLS = 20;

    @TempDir
    Path directory;

    @Test
    void poolerOfSessionsMayBeInFrontOfEverything() throws SQLException {
        try (EmbeddedDatabase database = database(); PgBouncer pooler = PgBouncer.before(database, "session");
                ApplicationServer server = server(Map.of("DATABASE_URL", pooler.url("options=")))) {
            server.start();
            server.awaitStatus("/api/v1/health/live", 200, AMPLE);
            Api api = new Api(server.address("/api/v1/"), KEY);
            Deadline.await("the missing time-outs", AMPLE, () -> api.get("health/ready").body().contains("TIME_OUTS_MISSING"));
            setTimeOuts(database);
            execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'");
            server.awaitStatus("/api/v1/health/ready", 200, AMPLE);

            assertServing(database, api);
        }
    }

    @Test
    void poolerOfTransactionsIsForAllButMigrations() throws SQLException {
        try (EmbeddedDatabase database = database()) {
            setTimeOuts(database);
            execute(database, "CREATE ROLE " + OWNER + " LOGIN PASSWORD 'kept apart'", "ALTER DATABASE foundation OWNER TO " + OWNER);
            try (PgBouncer pooler = PgBouncer.before(database, "transaction");
                    ApplicationServer server = server(Map.of("DATABASE_URL", pooler.url("options=&prepareThreshold=0"),
                            "DATABASE_POOL_MIN", "15", "DATABASE_POOL_MAX", "20",
                            "DATABASE_OWNER_USER", OWNER, "DATABASE_OWNER_PASSWORD", "kept apart",
                            "DATABASE_OWNER_URL", "postgresql://127.0.0.1:" + database.port() + "/foundation"))) {
                server.start();
                server.awaitStatus("/api/v1/health/ready", 200, AMPLE);

                Api api = new Api(server.address("/api/v1/"), KEY);
                assertServing(database, api);
                JsonObject pool = api.get("database").json().getJsonObject("pool");
                assertThat(number(database, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'foundation'"))
                        .as("sessions of PostgreSQL, which the node's connections share")
                        .isLessThan(pool.getInt("idle") + pool.getInt("in_use"));
            }
        }
    }

    private EmbeddedDatabase database() {
        return EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
    }

    private static ApplicationServer server(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of("SECURITY_BOOTSTRAP_KEY", KEY, "SECURITY_RATE_LIMIT", "0", "SECURITY_RATE_LIMIT_ADDRESS", "0",
                "DATABASE_QUEUE_DEADLINE", "10s"));
        return ApplicationServer.with(SampleWar.pack(), Ports.free(), all, Path.of("target", "test-servers", "pooler.log"));
    }

    /** Shorter than promised, so that the test need not wait. */
    private static void setTimeOuts(EmbeddedDatabase database) throws SQLException {
        execute(database, "ALTER ROLE foundation SET statement_timeout = '3s'",
                "ALTER ROLE foundation SET idle_in_transaction_session_timeout = '60s'");
    }

    private static void assertServing(EmbeddedDatabase database, Api api) throws SQLException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> callers = IntStream.range(0, CALLERS).mapToObj(caller -> CompletableFuture.runAsync(() -> {
            for (int call = 0; call < CALLS; call++) {
                createChangeAndRead(api, caller + "-" + call, wrong);
            }
        }, Executors.newSingleThreadExecutor())).toList();
        callers.forEach(CompletableFuture::join);

        assertThat(wrong).isEmpty();
        assertThat(number(database, "SELECT count(*) FROM audit_trail.audit_entry WHERE entity_type = 'Invoice'"))
                .isEqualTo(2L * CALLERS * CALLS);
        assertThat(api.get("audit-entries/integrity").json().getString("verdict")).isEqualTo("INTACT");
        assertThat(api.asStranger().post("session", "{\"key\":\"" + KEY + "\"}").status()).isEqualTo(201);
        Answer slow = api.get("test-sessions?seconds=6");
        assertThat(slow.status()).isEqualTo(503);
        assertThat(slow.code()).isEqualTo("STATEMENT_CANCELLED");
        assertThat(api.post("migrations/upgrade", "{\"reason\": \"nothing to do\"}").status()).isEqualTo(200);
    }

    private static void createChangeAndRead(Api api, String number, Queue<String> wrong) {
        Answer created = api.post("invoices", "{\"number\":\"" + number + "\",\"customer\":\"ACME\",\"total\":10}");
        if (created.status() != 201) {
            wrong.add(created.status() + " " + created.body());
            return;
        }
        String path = "invoices/" + created.json().getString("id");
        for (Answer answer : List.of(api.patch(path, "{\"total\":11}"), api.get(path), api.get("invoices?limit=5&customer=ACME"))) {
            if (answer.status() != 200) {
                wrong.add(answer.status() + " " + answer.body());
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.superuser("foundation").getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = database.superuser("foundation").getConnection();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
