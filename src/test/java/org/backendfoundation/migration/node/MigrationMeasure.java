package org.backendfoundation.migration.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.migration.LiquibaseNode;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.MigrationNode;
import org.backendfoundation.migration.OneConnection;
import org.backendfoundation.migration.TestChangeLog;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.run.SchemaMigration;

/** What migrations cost, for {@code src/bench/migrations}: directory, rounds. */
final class MigrationMeasure {

    private static final int REVISIONS = 500;
    private static final int NODES = 20;
    private static final int CHECKS = 50;

    /** The shipped change log is on the class path, too; the first one counts. */
    private static final List<String> TAKES_OURS = List.of("-Dliquibase.duplicateFileMode=SILENT");

    private final MigrationDatabase databases;
    private final Path directory;
    private final int rounds;
    private final TestChangeLog changeLog;

    private MigrationMeasure(MigrationDatabase databases, Path directory, int rounds) {
        this.databases = databases;
        this.directory = directory;
        this.rounds = rounds;
        this.changeLog = trivial("many", REVISIONS);
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path directory = Path.of(arguments[0]);
        try (MigrationDatabase databases = MigrationDatabase.in(directory)) {
            MigrationMeasure measure = new MigrationMeasure(databases, directory, Integer.parseInt(arguments[1]));
            measure.upgrades();
            measure.checks();
            measure.nodesAtOnce();
        }
    }

    private TestChangeLog trivial(String name, int revisions) {
        TestChangeLog trivial = TestChangeLog.in(directory.resolve(name));
        for (int i = 0; i < revisions; i++) {
            trivial.revision("revision_" + i, "CREATE TABLE made_" + i + " (id int);", "DROP TABLE made_" + i + ";");
        }
        return trivial;
    }

    /** Whole processes, by turns. */
    private void upgrades() throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> liquibases = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ours.add(seconds(MigrationNode.class));
            liquibases.add(seconds(LiquibaseNode.class));
        }
        print(REVISIONS + " revisions by us, a whole process", "%.2f s", median(ours));
        print("by liquibase.Liquibase.update(), a whole process", "%.2f s", median(liquibases));
        print("ours over theirs", "%.2f", median(ours) / median(liquibases));
    }

    private double seconds(Class<?> node) throws Exception {
        Fresh database = databases.fresh();
        Path output = directory.resolve(node.getSimpleName() + ".log");
        ProcessBuilder process = database.process(changeLog, TAKES_OURS, node, "node").redirectOutput(output.toFile());
        double seconds = millis(() -> process.start().waitFor()) / 1000;
        int applied = database.query("SELECT id FROM databasechangelog").size();
        if (applied != REVISIONS) {
            throw new IllegalStateException(applied + " of " + REVISIONS + " revisions were applied; see " + Files.readString(output));
        }
        return seconds;
    }

    private void checks() throws Exception {
        Fresh database = databases.fresh();
        database.upgrade(changeLog);
        ClassLoader loader = changeLog.loader();
        try (Connection connection = database.dataSource().getConnection()) {
            OneConnection pool = new OneConnection(connection);
            SchemaMigration migration = MigrationDatabase.migrationOf(pool, loader);
            print("check with nothing pending", "%.1f ms",
                    medianMillis(() -> migration.apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> {})));
            print("reading the change log, once a start", "%.1f ms", medianMillis(() -> ChangeLog.read(loader)));
            print("listing of " + REVISIONS + " revisions", "%.1f ms", medianMillis(listing(pool, ChangeLog.read(loader))::all));
        }
        print("classes of Liquibase that a start loads then", "%d", liquibaseClasses(database));
    }

    /** Without a container: connected, and of this change log. */
    private static Revisions listing(DataSource pool, ChangeLog changeLog) {
        Revisions revisions = new Revisions();
        revisions.dataSource = pool;
        revisions.connection = new DatabaseConnection() {
            @Override
            public ConnectionState state() {
                return ConnectionState.CONNECTED;
            }
        };
        revisions.access = new SchemaAccess() {
            @Override
            ChangeLog changeLog() {
                return changeLog;
            }
        };
        return revisions;
    }

    private long liquibaseClasses(Fresh database) throws Exception {
        Path classes = directory.resolve("classes.log");
        Path output = directory.resolve("check.log");
        if (database.node(changeLog, "node", output.toFile(), "-Xlog:class+load:file=" + classes).waitFor() != 0) {
            throw new IllegalStateException("The check failed: " + Files.readString(output));
        }
        return Files.readAllLines(classes).stream().filter(line -> line.contains(" liquibase.")).count();
    }

    private void nodesAtOnce() throws Exception {
        TestChangeLog few = trivial("few", NODES);
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        List<Double> afterWinner = new ArrayList<>();
        List<Double> winner = new ArrayList<>();
        for (int i = 0; i < rounds + 1; i++) {
            List<Double> done = done(databases.fresh(), few, threads);
            winner.add(done.get(0));
            afterWinner.add(done.get(NODES - 1) - done.get(0));
        }
        threads.shutdown();
        print(NODES + " nodes at once: the winner is done after", "%.2f s", median(winner) / 1000);
        print("the last one after the winner", "%.2f s, at most %.2f s", median(afterWinner) / 1000, Collections.max(afterWinner) / 1000);
    }

    /** Milliseconds until each node was done, the first one first. */
    private static List<Double> done(Fresh database, TestChangeLog changeLog, Executor threads) {
        CyclicBarrier beginning = new CyclicBarrier(NODES);
        List<CompletableFuture<Double>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(CompletableFuture.supplyAsync(() -> done(database, changeLog, beginning), threads));
        }
        return nodes.stream().map(CompletableFuture::join).sorted().toList();
    }

    private static double done(Fresh database, TestChangeLog changeLog, CyclicBarrier beginning) {
        try {
            SchemaMigration migration = MigrationDatabase.migrationOf(database.dataSource(), changeLog.loader());
            beginning.await();
            return millis(() -> migration.apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> {}));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double medianMillis(Callable<?> work) throws Exception {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            each.add(millis(work));
        }
        return median(each);
    }

    private static double millis(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void print(String what, String figures, Object... values) {
        System.out.printf(Locale.ROOT, "%-50s %s%n", what, String.format(Locale.ROOT, figures, values));
    }
}
