package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes, databases and revisions that are interrupted: the next start needs no manual step. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class MigrationFaultsIT {

    /** The drill has fifty. */
    private static final int KILLS = Integer.getInteger("migration.kills", 10);

    /** As many are killed and mended side by side, each in databases of its own. */
    private static final int LANES = 2;

    private static final int ENDS = 6;
    private static final int AMPLE = 120;

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh undisturbed;
    private List<String> head;

    @BeforeAll
    static void tellTheSeed(TestReporter reporter) {
        reporter.publishEntry("migration.seed", String.valueOf(SlowChangeLog.SEED));
    }

    @BeforeEach
    void migrateUndisturbed() throws SQLException {
        changeLog = SlowChangeLog.in(directory);
        undisturbed = databases.fresh();
        undisturbed.upgrade(changeLog);
        head = SlowChangeLog.state(undisturbed);
    }

    @Test
    void nodeMayBeKilledAtAnyMoment() throws Exception {
        int upgrade = millis(started(databases.fresh(), true)::waitFor);
        int downgrade = millis(started(undisturbed, true, "base")::waitFor);
        List<String> base = SlowChangeLog.state(undisturbed);
        Map<String, Integer> hits = new ConcurrentSkipListMap<>();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<?>> drills = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            Random random = new Random(SlowChangeLog.SEED + lane);
            drills.add(lanes.submit(() -> killAndMend(random, upgrade, downgrade, base, hits)));
        }
        for (Future<?> drill : drills) {
            drill.get(AMPLE * LANES, TimeUnit.SECONDS);
        }
        lanes.shutdown();
        System.out.println(upgrade + " ms up, " + downgrade + " ms down; runs that were interrupted: " + hits);
        assertThat(hits).hasSizeGreaterThan(KILLS / 10);
    }

    private Void killAndMend(Random random, int upgrade, int downgrade, List<String> base, Map<String, Integer> hits) throws Exception {
        for (int killed = 0; killed < KILLS / LANES;) {
            Fresh database = databases.fresh();
            killed += kill(started(database, random.nextInt(4) > 0), random.nextInt(upgrade));
            database.upgrade(changeLog);
            assertThat(SlowChangeLog.state(database)).isEqualTo(head);

            killed += kill(started(database, random.nextInt(4) > 0, "base"), random.nextInt(downgrade));
            boolean isHeld = database.upgrade(changeLog).hold().isPresent();
            assertThat(SlowChangeLog.state(database)).isEqualTo(isHeld ? base : head);
            SlowChangeLog.assertHistory(database.runs());
            database.runs().stream().filter(run -> run.error() != null).peek(run -> assertThat(run.error()).startsWith("interrupted"))
                    .forEach(run -> hits.merge(run.direction() + " " + run.revision(), 1, Integer::sum));
        }
        return null;
    }

    /** One, unless it had ended before. */
    private static int kill(Process node, int millis) throws InterruptedException {
        boolean isLate = node.waitFor(millis, TimeUnit.MILLISECONDS);
        node.destroyForcibly().waitFor();
        return isLate ? 0 : 1;
    }

    /** @param isMigrating whether it is waited for until it takes its first step, which comes a good while after the process */
    private Process started(Fresh database, boolean isMigrating, String... back) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("victim"));
        arguments.addAll(List.of(back));
        Process node = database.node(changeLog, MigrationNode.SMALL_JVM, arguments.toArray(String[]::new)).start();
        BufferedReader output = node.inputReader();
        assertThat(output.readLine()).isEqualTo("started");
        if (isMigrating) {
            assertThat(output.readLine()).matches("(Applying|Rolling back) .*");
        }
        return node;
    }

    @Test
    void databaseMayEndAtAnyMoment() throws Exception {
        Random random = new Random(SlowChangeLog.SEED);
        Fresh measured = databases.fresh();
        int millis = millis(() -> measured.upgrade(changeLog));
        for (int i = 0; i < ENDS; i++) {
            Fresh database = databases.fresh();
            CompletableFuture<Boolean> node = CompletableFuture.supplyAsync(() -> isUpgraded(database));
            new CompletableFuture<>().completeOnTimeout(null, random.nextInt(millis), TimeUnit.MILLISECONDS).join();
            end(i);
            databases.server().start();
            node.get(AMPLE, TimeUnit.SECONDS);

            assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
            assertThat(SlowChangeLog.state(database)).isEqualTo(head);
            SlowChangeLog.assertHistory(database.runs());
        }
    }

    private static void end(int i) {
        if (i % 2 == 0) {
            databases.server().kill();
        } else {
            databases.server().stop();
        }
    }

    private boolean isUpgraded(Fresh database) {
        try {
            return database.upgrade(changeLog).isCurrent();
        } catch (Exception lost) {
            return false;
        }
    }

    @Test
    void invalidIndexIsMadeAnewAndAFinishedOneIsKept() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog indexes = TestChangeLog.in(directory.resolve("indexes"))
                .revision("twins", "CREATE TABLE twins AS SELECT n AS id, n / 2 AS pair FROM generate_series(1, 1000) n;",
                        "DROP TABLE twins;")
                .revision("indexes", "runInTransaction:false",
                        "CREATE INDEX CONCURRENTLY by_id ON twins (id); CREATE UNIQUE INDEX CONCURRENTLY by_pair ON twins (pair);",
                        "DROP INDEX CONCURRENTLY by_pair; DROP INDEX CONCURRENTLY by_id;");
        assertThatThrownBy(() -> database.upgrade(indexes)).hasMessageContaining("by_pair").hasMessageContaining("23505");
        assertThat(database.runs().get(1)).matches(run -> run.state().equals("PENDING") && run.error().contains("23505"));
        List<String> before = indexes(database);
        database.execute("UPDATE twins SET pair = id");

        assertThat(database.upgrade(indexes).isCurrent()).isTrue();

        List<String> after = indexes(database);
        assertThat(after.get(0)).isEqualTo(before.get(0)).startsWith("by_id t");
        assertThat(before.get(1)).startsWith("by_pair f");
        assertThat(after.get(1)).startsWith("by_pair t");
    }

    @Test
    void mendedFileGoesOnWhereTheBrokenOneFailed() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog broken = TestChangeLog.in(directory.resolve("broken"))
                .revision("one", "CREATE TABLE one (id int);", "DROP TABLE one;")
                .revision("indexes", "runInTransaction:false",
                        "CREATE INDEX CONCURRENTLY by_id ON one (id); ALTER TABLE one ADD COLUMN name no_such_type;", "SELECT 1;");
        assertThatThrownBy(() -> database.upgrade(broken)).hasMessageContaining("no_such_type");
        List<String> before = indexes(database);

        database.upgrade(broken.revision("indexes", "runInTransaction:false",
                "CREATE INDEX CONCURRENTLY by_id ON one (id); ALTER TABLE one ADD COLUMN name text;", "SELECT 1;"));

        assertThat(indexes(database)).isEqualTo(before).hasSize(1);
        assertThat(database.runs()).extracting(Run::state).containsExactly("APPLIED", "PENDING", "APPLIED");
    }

    @Test
    void downgradeThatStoppedHalfWayIsFinishedOrStampedBeforeAnythingElse() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = TestChangeLog.in(directory.resolve("back"))
                .revision("one", "CREATE TABLE one (id int);", "DROP TABLE one;")
                .revision("indexes", "runInTransaction:false", "CREATE INDEX CONCURRENTLY by_id ON one (id);",
                        "DROP INDEX CONCURRENTLY by_id; SELECT * FROM no_such_table;");
        database.upgrade(changeLog);
        assertThatThrownBy(() -> database.move(changeLog, found -> MigrationPlan.downgrade(found, "-1")))
                .hasMessageContaining("no_such_table");

        assertThatThrownBy(() -> database.move(changeLog, found -> MigrationPlan.upgrade(found, "head")))
                .hasMessageContaining("was interrupted");
        assertThat(database.compare(changeLog).isCurrent()).isFalse();
        database.execute("CREATE INDEX by_id ON one (id)");
        database.move(changeLog, found -> MigrationPlan.stamp(found, "head"));

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(indexes(database)).hasSize(1);
        assertThat(database.move(changeLog, found -> MigrationPlan.upgrade(found, "head")).isCurrent()).isTrue();
    }

    private static List<String> indexes(Fresh database) throws SQLException {
        return database
                .query("SELECT concat_ws(' ', relname, indisvalid, indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                        + "WHERE relname LIKE 'by\\_%' ORDER BY relname");
    }

    private static int millis(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
