package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes of different code at once, and nodes whose lock is taken over while they live. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class MigrationRacesIT {

    private static final int ROUNDS = 10;
    private static final Duration AMPLE = Duration.ofSeconds(120);

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    @BeforeAll
    static void tellTheSeed(TestReporter reporter) {
        reporter.publishEntry("migration.seed", String.valueOf(SlowChangeLog.SEED));
    }

    @Test
    void olderCodeIsDoneBeforeOrRefuses() throws Exception {
        TestChangeLog older = changeLog("older", 3);
        TestChangeLog newer = changeLog("newer", 5);
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(atOnce(older, newer)).isIn(Optional.empty(), Optional.of(MigrationError.SCHEMA_NEWER));
        }
    }

    @Test
    void olderCodeIsContentWithRevisionsThatOnlyAdd() throws Exception {
        TestChangeLog older = changeLog("older", 3);
        TestChangeLog newer = changeLog("newer", 5).labelled("step_4", "expand").labelled("step_5", "expand");
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(atOnce(older, newer)).isEmpty();
        }
    }

    private TestChangeLog changeLog(String name, int revisions) {
        TestChangeLog changeLog = TestChangeLog.in(directory.resolve(name)).revision("step_1", "CREATE TABLE step (number int);",
                "DROP TABLE step;");
        for (int i = 2; i <= revisions; i++) {
            changeLog.revision("step_" + i, "INSERT INTO step VALUES (" + i + "); SELECT pg_sleep(0.02);",
                    "DELETE FROM step WHERE number = " + i + ";");
        }
        return changeLog;
    }

    /** How the older one failed, if it did. */
    private Optional<ErrorCode> atOnce(TestChangeLog older, TestChangeLog newer) throws Exception {
        Fresh database = databases.fresh();
        CyclicBarrier beginning = new CyclicBarrier(2);
        CompletableFuture<Optional<ErrorCode>> oldOne = CompletableFuture.supplyAsync(() -> failure(database, older, "old", beginning));
        CompletableFuture<Optional<ErrorCode>> newOne = CompletableFuture.supplyAsync(() -> failure(database, newer, "new", beginning));

        assertThat(newOne.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
        Optional<ErrorCode> failure = oldOne.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
        assertThat(database.query("SELECT filename FROM databasechangelog ORDER BY orderexecuted"))
                .containsExactlyElementsOf(newer.files());
        assertThat(database.query("SELECT number FROM step ORDER BY number")).containsExactly("2", "3", "4", "5");
        assertThat(database.runs()).hasSize(5);
        SlowChangeLog.assertHistory(database.runs());
        return failure;
    }

    private static Optional<ErrorCode> failure(Fresh database, TestChangeLog changeLog, String actor, CyclicBarrier beginning) {
        try {
            beginning.await();
            upgrade(database, changeLog, actor);
            return Optional.empty();
        } catch (ProblemException failure) {
            return Optional.of(failure.code());
        } catch (SQLException ended) {
            assertThat(ended.getSQLState()).as("ended before it held the lock: %s", ended).isEqualTo("57P01");
            return Optional.of(MigrationError.MIGRATION_LOCK_TAKEN);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void upgrade(Fresh database, TestChangeLog changeLog, String actor) throws SQLException {
        MigrationDatabase.migrationOf(database.dataSource(), changeLog.loader()).apply(MigrationDatabase.order(actor),
                MigrationDatabase.LIMITS, holder -> {});
    }

    @Test
    void waitingNodeSeesWithoutTheLockThatTheWorkIsDone() throws Exception {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = changeLog("done", 2);
        database.upgrade(changeLog);
        database.execute(
                "CREATE TABLE saved AS SELECT * FROM databasechangelog WHERE orderexecuted = 2; DELETE FROM databasechangelog WHERE orderexecuted = 2");
        CountDownLatch waits = new CountDownLatch(1);
        try (MigrationLock held = MigrationLock.acquire(database.dataSource(), "holder", AMPLE, holder -> {})) {
            CompletableFuture<SchemaComparison> node = CompletableFuture.supplyAsync(() -> waiting(database, changeLog, waits));
            assertThat(waits.await(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            database.execute("INSERT INTO databasechangelog SELECT * FROM saved");

            assertThat(node.get(AMPLE.toSeconds(), TimeUnit.SECONDS).isCurrent()).isTrue();
            held.requireHeld();
        }
    }

    private static SchemaComparison waiting(Fresh database, TestChangeLog changeLog, CountDownLatch waits) {
        try {
            return MigrationDatabase.migrationOf(database.dataSource(), changeLog.loader())
                    .apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> waits.countDown());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runInTransaction:true", "runInTransaction:false"})
    void holderInTheMiddleOfAStatementSaysThatTheLockWasTaken(String attributes) throws Exception {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = changeLog("slow", 2).revision("slow", attributes, "SELECT pg_sleep(60);", "SELECT 1;").revision("last",
                "SELECT 1;", "SELECT 1;");
        Path output = directory.resolve("holder.log");
        Process holder = database.node(changeLog, "holder", output.toFile());
        Deadline.await("the slow statement", AMPLE, () -> isSleeping(database));

        assertThat(breakUp(database)).isEqualTo(2);

        assertThat(holder.waitFor(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(holder.exitValue()).isNotZero();
        assertThat(output).content().contains("migration lock was taken").doesNotContain("_last");
        changeLog.revision("slow", attributes, "SELECT 1;", "SELECT 1;");
        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.runs()).extracting(Run::state).containsExactly("APPLIED", "APPLIED", "PENDING", "APPLIED", "APPLIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runInTransaction:true", "runInTransaction:false"})
    void migratingSessionThatAnAdministratorEndsIsTheReasonGiven(String attributes) throws Exception {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = changeLog("slow", 1).revision("slow", attributes, "SELECT pg_sleep(60);", "SELECT 1;");
        CompletableFuture<String> failure = CompletableFuture
                .supplyAsync(() -> catchThrowable(() -> upgrade(database, changeLog, "system")).getMessage());
        Deadline.await("the slow statement", AMPLE, () -> isSleeping(database));

        database.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + MigrationLock.SESSION_NAME + "'");

        assertThat(failure.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).contains("_slow: ").contains("57P01");
    }

    @Test
    void takenOverHolderChangesNothingMore() throws Exception {
        TestChangeLog changeLog = SlowChangeLog.in(directory.resolve("slow"));
        Fresh undisturbed = databases.fresh();
        undisturbed.upgrade(changeLog);
        long begin = System.nanoTime();
        databases.fresh().upgrade(changeLog);
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Random random = new Random(SlowChangeLog.SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Fresh database = databases.fresh();
            CompletableFuture<Optional<ErrorCode>> holder = CompletableFuture
                    .supplyAsync(() -> failure(database, changeLog, "old", new CyclicBarrier(1)));
            new CompletableFuture<>().completeOnTimeout(null, random.nextInt(millis), TimeUnit.MILLISECONDS).join();
            breakUp(database);
            upgrade(database, changeLog, "new");

            assertThat(holder.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isIn(Optional.empty(),
                    Optional.of(MigrationError.MIGRATION_LOCK_TAKEN));
            assertThat(SlowChangeLog.state(database)).isEqualTo(SlowChangeLog.state(undisturbed));
            assertThat(turns(database)).doesNotHaveDuplicates();
            SlowChangeLog.assertHistory(database.runs());
        }
    }

    /** Who changed something, as often as it was another one. */
    private static List<String> turns(Fresh database) throws SQLException {
        List<String> turns = new ArrayList<>();
        for (Run run : database.runs()) {
            if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(run.actor())) {
                turns.add(run.actor());
            }
        }
        return turns;
    }

    private static int breakUp(Fresh database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return MigrationLock.terminateHolders(connection);
        }
    }

    private static boolean isSleeping(Fresh database) {
        try {
            return !database.query(
                    "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()")
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
