package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.MigrationConnection;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Upgrades of a real PostgreSQL, by this JVM and by others. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class UpgradeIT {

    private static final int NODES = 20;
    private static final Duration AMPLE = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = MigrationDatabase.shared().fresh();
        changeLog = TestChangeLog.in(directory)
                .revision("first", "CREATE TABLE one (id int PRIMARY KEY);", "DROP TABLE one;")
                .revision("second", "CREATE TABLE two (id int REFERENCES one); CREATE INDEX two_id ON two (id);", "DROP TABLE two;");
    }

    @Test
    void emptyDatabaseGetsEveryRevisionInOrder() throws SQLException {
        SchemaComparison after = database.upgrade(changeLog);

        assertThat(after.isCurrent()).isTrue();
        assertThat(after.applied()).extracting(AppliedRevision::file).containsExactlyElementsOf(changeLog.files());
        assertThat(database.runs()).extracting(Run::state).containsExactly("APPLIED", "APPLIED");
        assertThat(database.runs()).extracting(Run::deploymentId).containsOnly(database.runs().get(0).deploymentId());
    }

    @Test
    void revisionMarkAndLedgerEntryAreOneTransaction() throws SQLException {
        database.upgrade(changeLog.without("second").revision("filled", "CREATE TABLE filled AS SELECT 1 AS id;", "DROP TABLE filled;"));

        assertThat(database
                .query("SELECT xmin::text FROM filled UNION SELECT xmin::text FROM databasechangelog WHERE filename LIKE '%filled.sql' "
                        + "UNION SELECT run.xmin::text FROM migration_run run JOIN databasechangelog log ON log.id = run.revision "
                        + "WHERE log.filename LIKE '%filled.sql'"))
                .hasSize(1);
    }

    @Test
    void historyIsChronologicalAfterAClockWasSetBack() throws SQLException {
        database.upgrade(changeLog.without("second"));
        database.execute(
                "UPDATE migration_run SET started_at = started_at + interval '1 day', finished_at = finished_at + interval '1 day'");

        database.upgrade(changeLog.revision("third", "SELECT 1;", "SELECT 1;"));

        List<Run> runs = database.runs();
        assertThat(runs.get(1).startedAt()).isAfterOrEqualTo(runs.get(0).startedAt());
        assertThat(runs.get(1).durationMs()).isNotNegative();
    }

    @Test
    void failedRevisionIsTakenBackNamedAndNotMarked() throws SQLException {
        changeLog.revision("broken", "CREATE TABLE half (id int); SELECT * FROM no_such_table;", "DROP TABLE half;");

        assertThatThrownBy(() -> database.upgrade(changeLog)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("no_such_table").hasMessageContaining("42P01");

        assertThat(database.query("SELECT to_regclass('half')")).containsOnlyNulls();
        Run failed = database.runs().get(2);
        assertThat(failed.state()).isEqualTo("PENDING");
        assertThat(failed.error()).contains("no_such_table");
        assertThat(failed.finishedAt()).isNotNull();
    }

    @Test
    void mendedRevisionIsAppliedAfterItsFailure() throws SQLException {
        changeLog.revision("broken", "SELECT * FROM no_such_table;", "SELECT 1;");
        assertThatThrownBy(() -> database.upgrade(changeLog)).isInstanceOf(ProblemException.class);

        changeLog.revision("broken", "CREATE TABLE mended (id int);", "DROP TABLE mended;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.runs()).extracting(Run::state).containsExactly("APPLIED", "APPLIED", "PENDING", "APPLIED");
    }

    @Test
    void editedReleasedFileIsRefused() throws SQLException {
        database.upgrade(changeLog);
        changeLog.revision("first", "CREATE TABLE one (id bigint PRIMARY KEY);", "DROP TABLE one;");

        assertThatThrownBy(() -> database.upgrade(changeLog))
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.REVISION_EDITED);
    }

    @Test
    void newerSchemaIsRefused() throws SQLException {
        database.upgrade(changeLog);

        assertThatThrownBy(() -> database.upgrade(changeLog.without("second")))
                .extracting(failure -> ((ProblemException) failure).code()).isEqualTo(MigrationError.SCHEMA_NEWER);
    }

    @Test
    void revisionThatCannotHaveATableInTimeIsTriedAgain() throws Exception {
        database.upgrade(changeLog.without("second"));
        changeLog.revision("wants_table", "ALTER TABLE one ADD COLUMN name text;", "ALTER TABLE one DROP COLUMN name;");
        try (Connection holder = database.dataSource().getConnection(); Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE one IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Boolean> upgraded = CompletableFuture.supplyAsync(() -> database.upgradeImpatiently(changeLog));
            Deadline.await("a first attempt that gave up", AMPLE, () -> hasRun("lock timeout"));
            holder.rollback();

            assertThat(upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(database.query("SELECT name FROM one")).isEmpty();
    }

    @Test
    void nothingPendingDoesNotLoadLiquibase() throws Exception {
        database.upgrade(changeLog);
        File classes = directory.resolve("classes.log").toFile();
        File output = directory.resolve("node.log").toFile();

        Process node = database.node(changeLog, "late", output, "-Xlog:class+load:file=" + classes);

        assertThat(node.waitFor(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(output).content().contains("current").doesNotContain("Applying");
        assertThat(Files.readAllLines(classes.toPath())).anyMatch(line -> line.contains("SchemaComparison"))
                .noneMatch(line -> line.contains(" liquibase."));
    }

    @Test
    void manyNodesAtOnceApplyEachRevisionOnce() throws Exception {
        changeLog.revision("slowly", "CREATE TABLE three (id int); SELECT pg_sleep(0.3);",
                "DROP TABLE three;").revision("unsafe_twice", "INSERT INTO one VALUES (1);", "DELETE FROM one;");
        List<Process> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(database.node(changeLog, "node-" + i, directory.resolve("node-" + i + ".log").toFile(),
                    MigrationNode.SMALL_JVM.toArray(String[]::new)));
        }

        for (int i = 0; i < NODES; i++) {
            assertThat(nodes.get(i).waitFor(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(directory.resolve("node-" + i + ".log")).content().endsWith("current\n");
        }
        assertThat(database.query("SELECT filename FROM databasechangelog ORDER BY orderexecuted"))
                .containsExactlyElementsOf(changeLog.files());
        assertThat(database.runs()).hasSize(4).extracting(Run::state).containsOnly("APPLIED");
    }

    @Test
    void killedNodeNeedsNoManualStep() throws Exception {
        changeLog.revision("slow", "CREATE TABLE slow (id int); SELECT pg_sleep(60);", "DROP TABLE slow;");
        Process node = database.node(changeLog, "victim", directory.resolve("victim.log").toFile());
        Deadline.await("the slow statement", AMPLE, () -> isSleeping());
        node.destroyForcibly().waitFor();
        changeLog.revision("slow", "CREATE TABLE slow (id int);", "DROP TABLE slow;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();

        assertThat(database.runs()).extracting(Run::state).containsExactly("APPLIED", "APPLIED", "PENDING", "APPLIED");
        assertThat(database.runs().get(2).error()).startsWith("interrupted");
    }

    @Test
    void connectionGoesBackAsItCameWhateverARevisionDidToIt() throws SQLException {
        PGSimpleDataSource source = MigrationDatabase.shared().server().superuser(database.dataSource().getDatabaseName());
        source.setPrepareThreshold(1);
        try (Connection lent = source.getConnection(); PreparedStatement prepared = lent.prepareStatement("SELECT ?::int")) {
            lent.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertAnswers(prepared);
            List<String> before = state(lent);
            int networkTimeout = lent.getNetworkTimeout();

            try (MigrationConnection migrating = new MigrationConnection(new OneConnection(lent), MigrationDatabase.LIMITS);
                    Statement statement = migrating.connection().createStatement()) {
                statement.execute(
                        "SET session_replication_role = replica; SET row_security = off; SET TIME ZONE 'Asia/Tokyo'; SET default_tablespace = ''; "
                                + "CREATE TEMP TABLE left_behind (id int); LISTEN somebody; PREPARE left_too AS SELECT 1; SELECT pg_advisory_lock(4711); "
                                + "SET ROLE " + EmbeddedDatabase.NAME);
                migrating.connection().setAutoCommit(false);
                assertThatThrownBy(() -> statement.execute("SELECT no_such_column")).isInstanceOf(SQLException.class);
            }

            assertThat(state(lent)).isEqualTo(before);
            assertThat(lent.getNetworkTimeout()).isEqualTo(networkTimeout);
            assertThat(lent.getAutoCommit()).isTrue();
            assertAnswers(prepared);
        }
    }

    private static void assertAnswers(PreparedStatement prepared) throws SQLException {
        prepared.setInt(1, 1);
        try (ResultSet row = prepared.executeQuery()) {
            assertThat(row.next()).isTrue();
        }
    }

    private static List<String> state(Connection connection) throws SQLException {
        List<String> state = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT name || '=' || setting FROM pg_settings WHERE name NOT IN ('transaction_isolation', 'extra_float_digits')
                UNION ALL SELECT current_user || ' ' || session_user
                UNION ALL SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
                UNION ALL SELECT 'listens ' || pg_listening_channels()
                UNION ALL SELECT 'prepared ' || name FROM pg_prepared_statements WHERE from_sql UNION ALL SELECT 'temp ' || relname FROM pg_class
                WHERE relpersistence = 't' ORDER BY 1""")) {
            while (rows.next()) {
                state.add(rows.getString(1));
            }
        }
        return state;
    }

    private boolean hasRun(String error) {
        try {
            return database.runs().stream().anyMatch(run -> run.error() != null && run.error().contains(error));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSleeping() {
        try {
            return !database.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep%' "
                    + "AND state = 'active' AND pid <> pg_backend_pid()").isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
