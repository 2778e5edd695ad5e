package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.database.DatabaseNode.DATABASE;
import static org.backendfoundation.database.DatabaseNode.HEALED;
import static org.backendfoundation.database.DatabaseNode.NOTICED;
import static org.backendfoundation.database.DatabaseNode.READY;
import static org.backendfoundation.database.DatabaseNode.SESSIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Signal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose database is stopped, killed, changed and silenced under it. The node itself is never restarted. */
@OncePerEngine
class DatabaseFaultsIT {

    /** EclipseLink's own retry of a lost connection takes ten. */
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private static final String TRANSITIONS = "/api/v1/database/transitions";
    private static final int LOCK = 4711;

    @TempDir
    static Path directory;

    private static DatabaseNode node;
    private static EmbeddedDatabase database;
    private static Api api;

    /** What the node answered before it had a database, by the paths. */
    private static Map<String, Answer> answersWithoutDatabase;
    private static Answer answerToAStranger;

    @BeforeAll
    static void startWithoutDatabase() {
        node = new DatabaseNode(directory, "database-faults");
        database = node.database();
        api = node.api();
        database.stop();
        node.start();
        Deadline.await("a first failed attempt", NOTICED, () -> "DATABASE_DOWN".equals(node.lastError()));
        answersWithoutDatabase = Stream.of(READY, "/api/v1/health/live", "/api/v1/health/started", "/api/v1/me", "/api/v1/configuration",
                DATABASE, "/api/v1/migrations", TRANSITIONS, SESSIONS).collect(Collectors.toMap(path -> path, api::get));
        answerToAStranger = api.asStranger().get(SESSIONS);
        database.start();
    }

    @BeforeEach
    void awaitReady() {
        node.awaitReady();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void deploysWithoutDatabaseAndSaysWhyItIsNotReady() {
        assertThat(answersWithoutDatabase.get(READY).status()).isEqualTo(503);
        assertThat(answersWithoutDatabase.get(READY).body()).contains("DATABASE_DOWN").contains("CONNECTING");
        assertThat(answersWithoutDatabase.get("/api/v1/migrations").body()).contains("_actor.sql");
        assertThat(answersWithoutDatabase).allSatisfy((path, answer) -> assertThat(answer.status()).as(path)
                .isEqualTo(path.equals(READY) || path.equals(SESSIONS) ? 503 : 200));
    }

    @Test
    void whatNeedsDataIsRefusedWithTheReason() {
        Answer refusal = answersWithoutDatabase.get(SESSIONS);

        assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 10);
        assertThat(refusal.json().getString("code")).isEqualTo("DATABASE_DOWN");
        assertThat(answerToAStranger.status()).isEqualTo(401);
    }

    @Test
    void connectsAndMigratesByItselfOnceTheDatabaseAnswers() {
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/migrations/current").json().getString("schema_state")).isEqualTo("CURRENT");
        assertThat(node.server().log().text()).as("what ran before its table was there").doesNotContain("relation \"console_session\"");
    }

    @Test
    void lostDatabaseIsNoticedAndHealsWithoutARestart() {
        database.kill();

        Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
        assertThat(api.get(SESSIONS).status()).isEqualTo(503);

        database.start();
        node.awaitReady();
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
        assertThat(api.get(TRANSITIONS).body()).contains("lost: ").contains("connecting again by itself");
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
        node.awaitReady();
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
        assertThat(node.server().log().text()).containsOnlyOnce("Request " + answer.json().getString("request_id") + " POST");
    }

    @Test
    void databaseThatFallsSilentIsNoticedAndHeals() {
        database.freeze();
        try {
            Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
            assertThat(node.lastError()).isEqualTo("DATABASE_DOWN");
            assertThat(api.get(SESSIONS).status()).isEqualTo(503);
        } finally {
            database.thaw();
        }

        node.awaitReady();
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    @Test
    void requestsUnderWayAreAnsweredSoonAfterTheDatabaseFellSilent() throws SQLException {
        try (Connection other = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            List<CompletableFuture<Answer>> reads = List.of(longRead(1), longRead(2));
            node.awaitActive(2);

            database.freeze();
            try {
                assertThat(reads).allSatisfy(read -> assertThat(read).succeedsWithin(AT_ONCE).satisfies(answer -> {
                    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                    assertThat(answer.code()).isEqualTo("DATABASE_LOST");
                    assertThat(answer.header("Retry-After")).isNotNull();
                }));
                node.awaitActive(0);
            } finally {
                database.thaw();
            }
        }

        node.awaitReady();
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    /** PostgreSQL is there, and its sessions get no time. */
    @Test
    void databaseThatIsSlowIsNotLostAndRequestsUnderWayGoOn() throws SQLException {
        String transitions = api.get(TRANSITIONS).body();
        CompletableFuture<Answer> read;
        try (Connection other = database.superuser(EmbeddedDatabase.NAME).getConnection(); Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            read = longRead(1);
            node.awaitActive(1);
            awaitPing(); // which leaves a connection beside that of the read

            List<Long> stopped = node.connections();
            stopped.forEach(Signal.STOP::send);
            double before = pingMillis();
            CompletableFuture<Void> continued = CompletableFuture.runAsync(() -> stopped.forEach(Signal.CONT::send),
                    CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
            Deadline.await("the end", NOTICED, () -> {
                assertThat(api.get(READY).status()).isEqualTo(200);
                return continued.isDone() && pingMillis() != before;
            });
            assertThat(read).isNotDone();
        }

        assertThat(read.join().status()).as(read.join().body()).isEqualTo(200);
        assertThat(api.get(TRANSITIONS).body()).isEqualTo(transitions);
    }

    private static void awaitPing() {
        double before = pingMillis();
        Deadline.await("a ping", NOTICED, () -> pingMillis() != before);
    }

    private static double pingMillis() {
        return api.get(DATABASE).json().getJsonNumber("ping_ms").doubleValue();
    }

    private static CompletableFuture<Answer> longRead(int number) {
        return api.getLater(SESSIONS + "/locked?lock=" + LOCK + "&read=" + number);
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
    void connectionsThatAreEndedAreReplacedAndTheDatabaseIsNotLost() {
        String transitions = api.get(TRANSITIONS).body();
        List<Long> ended = node.connections();

        node.endConnections();

        Deadline.await("new connections", NOTICED, () -> !node.connections().isEmpty() && Collections.disjoint(node.connections(), ended));
        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
        assertThat(api.get(TRANSITIONS).body()).isEqualTo(transitions);
    }

    @Test
    void passwordThatIsChangedCountsForEachNewConnection() {
        String changed = "pä€ß${user.name} $$ {x}\\:='\"#,";
        try {
            node.changePassword(changed);

            assertThat(api.get(SESSIONS).status()).as("the connections that are open").isEqualTo(200);
            node.endConnections();
            Deadline.await("a new connection", HEALED, () -> !node.connections().isEmpty() && api.get(READY).status() == 200);
            assertThat(api.get(SESSIONS).status()).isEqualTo(200);
            assertThat(node.server().log().text()).doesNotContain(changed);
        } finally {
            node.changePassword(EmbeddedDatabase.PASSWORD);
            node.endConnections();
        }
        Deadline.await("readiness with the former password", HEALED, () -> !node.connections().isEmpty() && api.get(READY).status() == 200);
    }

    @Test
    void passwordsFileThatIsGoneIsNamedAndReadAgain() throws IOException {
        Files.delete(node.passwordFile());
        try {
            Deadline.await("the reason", HEALED, () -> {
                node.endConnections();
                return api.get(READY).body().contains("PASSWORD_FILE_UNREADABLE");
            });
            assertThat(node.lastError()).isEqualTo("PASSWORD_FILE_UNREADABLE");
            assertThat(api.get(READY).status()).isEqualTo(503);
            assertThat(api.get(SESSIONS).status()).isEqualTo(503);
            assertThat(node.server().log().text().lines().filter(line -> line.contains("PASSWORD_FILE_UNREADABLE: "))
                    .filter(line -> !line.contains("This node does not serve: "))) // which comes within half a second
                    .as("the failure's lines in the log")
                    .singleElement().asString().contains("DATABASE_PASSWORD_FILE");
        } finally {
            node.writePassword(EmbeddedDatabase.PASSWORD);
        }
        node.awaitReady();
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);
    }

    @Test
    void poolerThatRefusesOptionsIsToldFromALostDatabase() {
        database.stop();
        try (FakePooler pooler = FakePooler.on(database.port())) {
            Deadline.await("the pooler's refusal", HEALED, () -> api.get(READY).body().contains("POOLER_REFUSES_OPTIONS"));
            assertThat(node.lastError()).isEqualTo("POOLER_REFUSES_OPTIONS");
        } finally {
            database.start();
        }
        node.awaitReady();
    }

    private static void assertReason(String code, String breaking, String mending) {
        assertReason(code, () -> Deadline.await(breaking, HEALED, () -> isDone(breaking)), () -> node.administer(mending));
    }

    /** A database is renamed only while nobody is connected, and the node connects again at once. */
    private static boolean isDone(String statement) {
        try {
            node.endConnections();
            node.administer(statement);
            return true;
        } catch (IllegalStateException connectedAgain) {
            return false;
        }
    }

    private static void assertReason(String code, Runnable breaking, Runnable mending) {
        breaking.run();
        try {
            Deadline.await(code, HEALED, () -> {
                node.endConnections(); // one that is just being opened may be there a moment later
                return code.equals(node.lastError()) && api.get(READY).body().contains(code);
            });
            assertThat(api.get(READY).status()).isEqualTo(503);
            assertThat(api.get(DATABASE).body()).contains(code).doesNotContain(EmbeddedDatabase.PASSWORD);
        } finally {
            mending.run();
        }
        Deadline.await("readiness after " + code, HEALED, () -> api.get(READY).status() == 200);
    }
}
