package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.backendfoundation.configuration.ApiKey;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.Api.Answer;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.Deadline;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.Ports;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testing.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database is stopped, killed, changed and overloaded under it. The node itself is never restarted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseFaultsIT {

    /** The promises are two and five seconds; the rest is for a busy machine. */
    private static final Duration NOTICED = Duration.ofSeconds(6);
    private static final Duration HEALED = Duration.ofSeconds(15);
    private static final Duration AMPLE = Duration.ofSeconds(60);

    private static final String READY = "/api/v1/health/ready";
    private static final String DATABASE = "/api/v1/database";
    private static final String SESSIONS = "/api/v1/test-sessions";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void startWithoutDatabase() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        database.stop();
        Path war = TestWar.shipped().with(SessionsResource.class).writeTo(directory);
        String key = ApiKey.generate().text();
        server = ApplicationServer.with(war, Ports.free(), Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key,
                "DATABASE_POOL_MAX", "5", "DATABASE_QUEUE_LIMIT", "4"), Path.of("target", "test-servers", "database-faults.log"));
        api = new Api(server.address("/"), key);
        server.start();
        server.awaitStatus("/api/v1/health/live", 200, AMPLE);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    @Order(1)
    void deploysWithoutDatabaseAndSaysWhyItIsNotReady() {
        Deadline.await("a first failed attempt", NOTICED, () -> "DATABASE_DOWN".equals(lastError()));

        assertThat(api.get(READY).status()).isEqualTo(503);
        assertThat(api.get(READY).body()).contains("DATABASE_DOWN").contains("CONNECTING");
        assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/health/started").status()).isEqualTo(200);
        assertThat(List.of("me", "configuration", "database", "migrations", "database/transitions"))
                .allSatisfy(path -> assertThat(api.get("/api/v1/" + path).status()).as(path).isEqualTo(200));
        assertThat(api.get("/api/v1/migrations").body()).contains("_actor.sql");
    }

    @Test
    @Order(2)
    void whatNeedsDataIsRefusedWithTheReason() {
        Answer refusal = api.get(SESSIONS);

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 10);
        assertThat(refusal.json().getString("code")).isEqualTo("DATABASE_DOWN");
        assertThat(api.asStranger().get(SESSIONS).status()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void connectsAndMigratesByItselfOnceTheDatabaseAnswers() {
        database.start();

        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);

        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/migrations/current").json().getString("state")).isEqualTo("CURRENT");
    }

    @Test
    void lostDatabaseIsNoticedAndHealsWithoutARestart() {
        database.kill();

        Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
        assertThat(api.get(SESSIONS).status()).isEqualTo(503);

        database.start();
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/database/transitions").body()).contains("lost: ").contains("connecting again by itself");
    }

    @Test
    void databaseThatFallsSilentIsNoticedAndHeals() {
        database.freeze();
        try {
            Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
            assertThat(lastError()).isEqualTo("DATABASE_DOWN");
            assertThat(api.get(SESSIONS).status()).isEqualTo(503);
        } finally {
            database.thaw();
        }

        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    @Test
    void eachReasonNotToConnectIsItsOwn() throws SQLException {
        assertReason("CREDENTIALS_REFUSED", "ALTER ROLE foundation PASSWORD 'changed'",
                "ALTER ROLE foundation PASSWORD '" + EmbeddedDatabase.PASSWORD + "'");
        assertReason("DATABASE_UNKNOWN", "ALTER DATABASE foundation RENAME TO elsewhere", "ALTER DATABASE elsewhere RENAME TO foundation");
        assertReason("DATABASE_READ_ONLY", "ALTER ROLE foundation SET default_transaction_read_only = on",
                "ALTER ROLE foundation RESET default_transaction_read_only");
        assertReason("CONNECTIONS_USED_UP", "ALTER ROLE foundation CONNECTION LIMIT 0", "ALTER ROLE foundation CONNECTION LIMIT -1");
    }

    @Test
    void sessionRunsOnTheExecutorUnderTheRequestsId() {
        Answer answer = api.send(SESSIONS, request -> request.header("X-Request-Id", "carried-along"));

        assertThat(answer.json().getString("request_id")).isEqualTo("carried-along");
        assertThat(answer.json().getString("thread")).contains("ManagedExecutorService");
        assertThat(api.get(SESSIONS + "/here").json().getString("thread")).doesNotContain("ManagedExecutorService");
    }

    @Test
    void sessionsAreNeverMoreThanThePoolAndSurplusIsRefused() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 12).mapToObj(i -> api.getLater(SESSIONS + "?seconds=1")).toList();

        List<Integer> statuses = answers.stream().map(CompletableFuture::join).map(Answer::status).sorted().toList();

        assertThat(statuses).as("4 at once, the pool of 5 keeping one free; 4 wait 250 ms; the others are refused at once")
                .containsExactly(200, 200, 200, 200, 503, 503, 503, 503, 503, 503, 503, 503);
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 503))
                .allSatisfy(answer -> assertThat(answer.json().getString("code")).isEqualTo("POOL_EXHAUSTED"));
        assertThat(api.get(READY).status()).isEqualTo(200);
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void exhaustedPoolIsToldFromALostDatabase() {
        List<CompletableFuture<Answer>> busy = IntStream.range(0, 4).mapToObj(i -> api.getLater(SESSIONS + "?seconds=6")).toList();
        Deadline.await("busy sessions", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 4);
        api.patch(DATABASE + "/pool", "{\"max\": 3, \"reason\": \"make it too small\"}");

        Deadline.await("the verdict", NOTICED, () -> "POOL_EXHAUSTED".equals(lastError()));

        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(api.get(DATABASE).json().getString("state")).isEqualTo("CONNECTED");
        assertThat(busy.stream().map(CompletableFuture::join)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(api.patch(DATABASE + "/pool", "{\"max\": 5, \"reason\": \"as it was\"}").status()).isEqualTo(200);
    }

    @Test
    void disconnectLetsRunningSessionsFinishAndStays() {
        CompletableFuture<Answer> running = api.getLater(SESSIONS + "?seconds=1.5");
        Deadline.await("a running session", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);

        Answer disconnected = api.post(DATABASE + "/disconnect", "{\"reason\": \"maintenance\"}");

        assertThat(disconnected.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(running.join().status()).isEqualTo(200);
        assertThat(api.get(SESSIONS).json().getString("code")).isEqualTo("DATABASE_DISCONNECTED");
        assertThat(api.post(DATABASE + "/disconnect", "{\"reason\": \"again\"}").status()).isEqualTo(409);

        connectAgain();
        assertThat(api.get("/api/v1/database/transitions").body()).contains("disconnected: maintenance").contains("asked for: done");
    }

    @Test
    void noticeTakesTheNodeOutOfTheBalancerWhileEverythingIsServed() {
        CompletableFuture<Answer> disconnect = disconnectLater("to be taken back", "5m");

        Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
        assertThat(api.get(DATABASE).json().getString("state")).isEqualTo("CONNECTED");
        assertThat(api.get(DATABASE).json().getJsonObject("notice").getString("until")).isNotBlank();
        assertThat(api.get(READY).body()).contains("NODE_LEAVING");
        assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);

        assertThat(api.post(DATABASE + "/connect", "{\"reason\": \"changed my mind\"}").json().get("notice")).isNull();
        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(disconnect.join().code()).isEqualTo("WRONG_STATE");
        assertThat(audited("DATABASE_DISCONNECT", "to be taken back")).contains("\"notice\": \"5m\"").contains("SUCCESS");
        assertThat(audited("DATABASE_CONNECT", "changed my mind")).contains("SUCCESS");
    }

    @Test
    void noticeEndsByItselfAndRunningSessionsFinish() {
        CompletableFuture<Answer> running = api.getLater(SESSIONS + "?seconds=3");
        Deadline.await("a running session", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);

        Answer disconnected = disconnectLater("update", "1s").join();

        assertThat(disconnected.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(disconnected.json().get("notice")).isNull();
        assertThat(running.join().status()).isEqualTo(200);
        assertThat(api.get(READY).body()).contains("DATABASE_DISCONNECTED");
        connectAgain();
        assertThat(audited("DATABASE_LOST", "update")).as("an operator's disconnect is no loss").contains("\"items\":[]");
    }

    @Test
    void laterNoticeTakesThePlaceOfTheOneBefore() {
        CompletableFuture<Answer> first = disconnectLater("in five minutes", "5m");
        Deadline.await("the first notice", NOTICED, () -> api.get(READY).status() == 503);
        CompletableFuture<Answer> second = disconnectLater("in four minutes", "4m");
        assertThat(first.join().code()).isEqualTo("WRONG_STATE");

        Answer now = api.post(DATABASE + "/disconnect", "{\"reason\": \"now\"}");

        assertThat(now.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(now.json().get("notice")).isNull();
        assertThat(second.join().code()).isEqualTo("WRONG_STATE");
        assertThat(api.post(DATABASE + "/disconnect", "{\"reason\": \"again\", \"notice\": \"1s\"}").code()).isEqualTo("WRONG_STATE");
        connectAgain();
    }

    @Test
    void impossibleNoticeIsRefused() {
        assertThat(List.of("\"301s\"", "\"-PT1S\"", "\"soon\"", "5")).allSatisfy(notice -> {
            Answer refused = api.post(DATABASE + "/disconnect", "{\"reason\": \"x\", \"notice\": " + notice + "}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations().get(0)).startsWith("/notice ");
        });
        assertThat(api.get(READY).status()).isEqualTo(200);
    }

    @Test
    void changeThatRunsDuringADisconnectIsCommittedWithItsEntry() throws SQLException {
        Answer actor = api.post("/api/v1/actors", "{\"name\": \"before\", \"kind\": \"SERVICE\", \"roles\": []}");
        String path = "/api/v1/actors/" + actor.json().getString("id");
        CompletableFuture<Answer> changed;
        CompletableFuture<Answer> disconnected;
        try (Connection other = database.superuser("foundation").getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM actor WHERE id = '" + actor.json().getString("id") + "' FOR UPDATE");
            changed = api.later("PATCH", path, "{\"name\": \"after\"}", "If-Match", actor.header("ETag"));
            Deadline.await("the change", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);
            disconnected = api.later("POST", DATABASE + "/disconnect", "{\"reason\": \"while it runs\"}");
            Deadline.await("the disconnect", NOTICED, () -> api.get(DATABASE).json().getString("state").equals("DISCONNECTING"));
            other.rollback();
        }

        assertThat(changed.join().status()).as(changed.join().body()).isEqualTo(200);
        assertThat(disconnected.join().json().getString("state")).isEqualTo("DISCONNECTED");
        connectAgain();
        assertThat(api.get(path + "/history").body()).contains("\"after\"");
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void poolIsResizedAndFlushedAndSaysSo() {
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 1, \"max\": 7, \"reason\": \"more load\"}").json().getJsonObject("pool").getInt("max")).isEqualTo(7);
        assertThat(api.get(DATABASE).json().getJsonObject("sessions").getInt("limit")).isEqualTo(6);
        assertThat(api.post(DATABASE + "/pool/flush", "{\"reason\": \"new certificates\"}").status()).isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 9, \"max\": 9, \"reason\": \"a minimum above the later maximum\"}").status()).isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 2, \"max\": 5, \"reason\": \"as it was\"}").status()).isEqualTo(200);
    }

    @Test
    void impossiblePoolIsRefused() {
        assertThat(List.of("{\"max\": 1, \"reason\": \"x\"}", "{\"min\": 9, \"reason\": \"x\"}", "{\"max\": 5000, \"reason\": \"x\"}", "{\"max\": 4}",
                "{\"max\": \"4\", \"reason\": \"x\"}", "{\"maximum\": 4, \"reason\": \"x\"}"))
                .allSatisfy(body -> assertThat(api.patch(DATABASE + "/pool", body).status()).as(body).isEqualTo(400));
    }

    private static CompletableFuture<Answer> disconnectLater(String reason, String notice) {
        return api.later("POST", DATABASE + "/disconnect", "{\"reason\": \"" + reason + "\", \"notice\": \"" + notice + "\"}");
    }

    private static void connectAgain() {
        assertThat(api.post(DATABASE + "/connect", "{\"reason\": \"done\"}").status()).isEqualTo(200);
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
    }

    private static String audited(String action, String text) {
        return api.get("/api/v1/audit-entries?action_type=" + action + "&text=" + text.replace(" ", "%20")).body();
    }

    private static void assertReason(String code, String breaking, String mending) throws SQLException {
        administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'", breaking,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'");
        try {
            Deadline.await(code, HEALED, () -> code.equals(lastError()) && api.get(READY).body().contains(code));
            assertThat(api.get(READY).status()).isEqualTo(503);
            assertThat(api.get(DATABASE).body()).contains(code).doesNotContain(EmbeddedDatabase.PASSWORD);
        } finally {
            administer(mending);
        }
        Deadline.await("readiness after " + code, HEALED, () -> api.get(READY).status() == 200);
    }

    private static void administer(String... statements) throws SQLException {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String lastError() {
        var error = api.get(DATABASE).json().getJsonObject("last_error");
        return error == null ? null : error.getString("code");
    }
}
