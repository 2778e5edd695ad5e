package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose database is stopped, killed, changed and overloaded under it. The node itself is never restarted. */
@OncePerEngine
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseFaultsIT {

    /** The promises are two and five seconds; the rest is for a busy machine. */
    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration HEALED = Duration.ofSeconds(60);
    /** EclipseLink's own retry of a lost connection takes ten. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String READY = "/api/v1/health/ready";
    private static final String DATABASE = "/api/v1/database";
    private static final String SESSIONS = "/api/v1/test-sessions";

    private static final int LOCK = 4711;
    private static final String END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'foundation'";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void startWithoutDatabase() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        database.stop();
        writePassword(EmbeddedDatabase.PASSWORD);
        String key = ApiKey.generate().text();
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url().replace(":" + EmbeddedDatabase.PASSWORD, ""),
                        "DATABASE_PASSWORD_FILE", passwordFile().toString(), "SECURITY_BOOTSTRAP_KEY", key,
                        "DATABASE_POOL_MAX", "5", "DATABASE_QUEUE_LIMIT", "4", "SECURITY_RATE_LIMIT", "0",
                        "SECURITY_RATE_LIMIT_ADDRESS", "0"),
                Path.of("target", "test-servers", "database-faults.log"));
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
        assertThat(api.get("/api/v1/migrations/current").json().getString("schema_state")).isEqualTo("CURRENT");
        assertThat(server.log().text()).as("what ran before its table was there").doesNotContain("relation \"console_session\"");
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void restartUnderLoadIsAnsweredWith503AndAtOnce(boolean isCrash) {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> callers = IntStream.range(0, 8).mapToObj(caller -> CompletableFuture.runAsync(() -> {
            for (int call = 0; !isOver.get(); call++) {
                Answer answer = timed(call % 2 == 0, wrong);
                refused.addAndGet(answer.status() == 503 ? 1 : 0);
            }
        }, Executors.newSingleThreadExecutor())).toList();

        restart(isCrash);
        Deadline.await("refusals", NOTICED, () -> refused.get() > 0);
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
        isOver.set(true);
        callers.forEach(CompletableFuture::join);

        assertThat(wrong).isEmpty();
    }

    private static Answer timed(boolean isWrite, Queue<String> wrong) {
        long begun = System.nanoTime();
        String body = "{\"number\":\"" + UUID.randomUUID() + "\",\"customer\":\"ACME\",\"total\":10}";
        Answer answer = isWrite ? api.post("/api/v1/invoices", body) : api.get("/api/v1/invoices?limit=5");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        boolean isRight = answer.status() < 300 || answer.status() == 503 && answer.header("Retry-After") != null;
        if (!isRight || took.compareTo(AT_ONCE) > 0) {
            wrong.add(answer.status() + " after " + took.toMillis() + " ms: " + answer.body());
        }
        return answer;
    }

    private static void restart(boolean isCrash) {
        if (isCrash) {
            database.kill();
        } else {
            database.stop();
        }
        database.start();
    }

    @Test
    void sessionThatIsLostAtItsCommitIsAnsweredWith503() {
        Answer answer = api.post(SESSIONS + "/lost-at-commit", "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.json().getString("code")).isEqualTo("DATABASE_LOST");
        assertThat(answer.json().getString("detail")).contains("may be kept or not");
    }

    @Test
    void transactionOfATeamsOwnThatIsLostAtItsCommitIsInTheLogOnce() {
        Answer answer = api.post(SESSIONS + "/transactional/lost-at-commit", "");

        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(server.log().text()).containsOnlyOnce("Request " + answer.json().getString("request_id") + " POST");
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
    void requestsUnderWayAreAnsweredSoonAfterTheDatabaseFellSilent() throws SQLException {
        try (Connection other = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            List<CompletableFuture<Answer>> reads = List.of(longRead(1), longRead(2));
            awaitActive(2);

            database.freeze();
            try {
                assertThat(reads).allSatisfy(read -> assertThat(read).succeedsWithin(AT_ONCE).satisfies(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                    assertThat(answer.code()).isEqualTo("DATABASE_LOST");
                    assertThat(answer.header("Retry-After")).isNotNull();
                }));
                awaitActive(0);
            } finally {
                database.thaw();
            }
        }

        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    /** PostgreSQL is there and its sessions get no time, so the node is not ready, and what runs comes to its end. */
    @Test
    void requestsUnderWayOnASlowDatabaseGoOn() throws SQLException {
        CompletableFuture<Answer> read;
        try (Connection other = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            read = longRead(1);
            awaitActive(1);

            signalSessions("STOP");
            try {
                Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
                OffsetDateTime later = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(4);
                Deadline.await("further pings without an answer", NOTICED, () -> lastErrorAt().isAfter(later));
                assertThat(read).isNotDone();
            } finally {
                signalSessions("CONT");
            }
        }

        assertThat(read.join().status()).as(read.join().body()).isEqualTo(200);
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
    }

    private static CompletableFuture<Answer> longRead(int number) {
        return api.getLater(SESSIONS + "/locked?lock=" + LOCK + "&read=" + number);
    }

    private static void awaitActive(int sessions) {
        Deadline.await(sessions + " running sessions", NOTICED, () -> active() == sessions);
    }

    private static int active() {
        return api.get(DATABASE).json().getJsonObject("sessions").getInt("active");
    }

    private static void signalSessions(String signal) {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement();
                ResultSet session = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE usename = 'foundation'")) {
            while (session.next()) {
                new ProcessBuilder("kill", "-" + signal, session.getString(1)).inheritIO().start();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime lastErrorAt() {
        return OffsetDateTime.parse(api.get(DATABASE).json().getJsonObject("last_error").getString("at"));
    }

    @Test
    void eachReasonNotToConnectIsItsOwn() {
        assertReason("CREDENTIALS_REFUSED", "ALTER ROLE foundation PASSWORD 'changed'",
                "ALTER ROLE foundation PASSWORD '" + EmbeddedDatabase.PASSWORD + "'");
        assertReason("DATABASE_UNKNOWN", "ALTER DATABASE foundation RENAME TO elsewhere", "ALTER DATABASE elsewhere RENAME TO foundation");
        assertReason("DATABASE_READ_ONLY", "ALTER ROLE foundation SET default_transaction_read_only = on",
                "ALTER ROLE foundation RESET default_transaction_read_only");
        assertReason("CONNECTIONS_USED_UP", "ALTER ROLE foundation CONNECTION LIMIT 0", "ALTER ROLE foundation CONNECTION LIMIT -1");
        assertReason("TLS_REQUIRED", () -> database.admit("hostssl all all 127.0.0.1/32 scram-sha-256"),
                () -> database.admit(EmbeddedDatabase.EVERYBODY));
    }

    @Test
    void passwordThatIsChangedCountsForEachNewConnection() {
        String changed = "pä€ß${user.name} $$ {x}\\:='\"#,";
        try {
            changePassword(changed);

            assertThat(api.get(SESSIONS).status()).as("the connections that are open").isEqualTo(200);
            administer(END_SESSIONS);
            Deadline.await("a new connection", HEALED, () -> connections() > 0 && api.get(READY).status() == 200);
            assertThat(api.get(SESSIONS).status()).isEqualTo(200);
            assertThat(server.log().text()).doesNotContain(changed);
        } finally {
            changePassword(EmbeddedDatabase.PASSWORD);
            administer(END_SESSIONS);
        }
        Deadline.await("readiness with the former password", HEALED, () -> connections() > 0 && api.get(READY).status() == 200);
    }

    @Test
    void passwordsFileThatIsGoneIsNamedAndReadAgain() throws IOException {
        Files.delete(passwordFile());
        try {
            administer(END_SESSIONS);

            Deadline.await("the reason", HEALED, () -> api.get(READY).body().contains("PASSWORD_FILE_UNREADABLE"));
            assertThat(lastError()).isEqualTo("PASSWORD_FILE_UNREADABLE");
            assertThat(api.get(READY).status()).isEqualTo(503);
            assertThat(api.get(SESSIONS).status()).isEqualTo(503);
            assertThat(server.log().text().lines().filter(line -> line.contains("PASSWORD_FILE_UNREADABLE: "))).as("its lines in the log")
                    .singleElement().asString().contains("DATABASE_PASSWORD_FILE");
        } finally {
            writePassword(EmbeddedDatabase.PASSWORD);
        }
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    @Test
    void poolerThatRefusesOptionsIsToldFromALostDatabase() {
        database.stop();
        try (FakePooler pooler = FakePooler.on(database.port())) {
            Deadline.await("the pooler's refusal", HEALED, () -> api.get(READY).body().contains("POOLER_REFUSES_OPTIONS"));
            assertThat(lastError()).isEqualTo("POOLER_REFUSES_OPTIONS");
        }
        database.start();
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
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
    void malformedBodyIsRefusedWithoutAConnection() {
        List<CompletableFuture<Answer>> busy = IntStream.range(0, 4).mapToObj(i -> api.getLater(SESSIONS + "?seconds=5")).toList();
        Deadline.await("busy sessions", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 4);
        String invoice = "/api/v1/invoices/01890000-0000-7000-8000-000000000001";

        assertThat(api.post("/api/v1/invoices", "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.post("/api/v1/invoices", "{\"number\": 1}").json().getString("code")).isEqualTo("VALIDATION_FAILED");
        assertThat(api.put(invoice, "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.patch(invoice, "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.patch(invoice, "{}").json().getString("code")).as("what needs a connection").isEqualTo("POOL_EXHAUSTED");
        assertThat(busy.stream().map(CompletableFuture::join)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
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
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void poolIsResizedAndFlushedAndSaysSo() {
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 1, \"max\": 7, \"reason\": \"more load\"}").json().getJsonObject("pool")
                .getInt("max")).isEqualTo(7);
        assertThat(api.get(DATABASE).json().getJsonObject("sessions").getInt("limit")).isEqualTo(6);
        assertThat(api.post(DATABASE + "/pool/flush", "{\"reason\": \"new certificates\"}").status()).isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 9, \"max\": 9, \"reason\": \"a minimum above the later maximum\"}").status())
                .isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 2, \"max\": 5, \"reason\": \"as it was\"}").status()).isEqualTo(200);
    }

    @Test
    void impossiblePoolIsRefused() {
        assertThat(List.of("{\"max\": 1, \"reason\": \"x\"}", "{\"min\": 9, \"reason\": \"x\"}", "{\"max\": 5000, \"reason\": \"x\"}",
                "{\"max\": 4}",
                "{\"max\": \"4\", \"reason\": \"x\"}", "{\"maximum\": 4, \"reason\": \"x\"}"))
                .allSatisfy(body -> assertThat(api.patch(DATABASE + "/pool", body).status()).as(body).isEqualTo(400));
    }

    private static Path passwordFile() {
        return directory.resolve("password");
    }

    /** As a page of operations says: nobody reads half of it. */
    private static void writePassword(String password) {
        try {
            Path written = Files.writeString(directory.resolve("password.new"), password);
            Files.move(written, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void changePassword(String password) {
        administer("ALTER ROLE foundation PASSWORD '" + password.replace("'", "''") + "'");
        writePassword(password);
    }

    private static int connections() {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE usename = 'foundation'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertReason(String code, String breaking, String mending) {
        assertReason(code, () -> Deadline.await(breaking, HEALED, () -> isDone(breaking)), () -> administer(mending));
    }

    /** A database is renamed only while nobody is connected, and the node connects again at once. */
    private static boolean isDone(String statement) {
        try {
            administer(END_SESSIONS, statement);
            return true;
        } catch (IllegalStateException connectedAgain) {
            return false;
        }
    }

    private static void assertReason(String code, Runnable breaking, Runnable mending) {
        breaking.run();
        administer(END_SESSIONS);
        try {
            Deadline.await(code, HEALED, () -> code.equals(lastError()) && api.get(READY).body().contains(code));
            assertThat(api.get(READY).status()).isEqualTo(503);
            assertThat(api.get(DATABASE).body()).contains(code).doesNotContain(EmbeddedDatabase.PASSWORD);
        } finally {
            mending.run();
        }
        Deadline.await("readiness after " + code, HEALED, () -> api.get(READY).status() == 200);
    }

    private static void administer(String... statements) {
        try (Connection connection = database.superuser("postgres").getConnection(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastError() {
        var error = api.get(DATABASE).json().getJsonObject("last_error");
        return error == null ? null : error.getString("code");
    }
}
