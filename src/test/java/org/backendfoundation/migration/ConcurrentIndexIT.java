package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.Blocker;
import org.backendfoundation.migration.lock.MigrationActivity;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that a revision makes beside the callers of a real PostgreSQL, and those that it could not finish. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class ConcurrentIndexIT {

    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final String INDEXES = "SELECT concat_ws(' ', indexrelid::regclass, indisvalid, indisready) FROM pg_index WHERE indrelid = 'one'::regclass";
    private static final String CONCURRENT = "CREATE INDEX CONCURRENTLY one_name ON one (name);";

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = MigrationDatabase.shared().fresh();
        changeLog = TestChangeLog.in(directory).revision("first", "CREATE TABLE one (id int, name text);", "DROP TABLE one;");
    }

    @Test
    void indexIsMadeConcurrentlyUnderTheLock() throws SQLException {
        changeLog.revision("concurrently", "runInTransaction:false", CONCURRENT, "DROP INDEX CONCURRENTLY one_name;");

        database.upgrade(changeLog);
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'one_name'::regclass")).containsExactly("t");
        database.move(changeLog, found -> MigrationPlan.downgrade(found, "-1"));

        assertThat(database.query("SELECT to_regclass('one_name')")).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONCURRENTLY IF NOT EXISTS one_name", "/* at last */ CONCURRENTLY\n  IF NOT EXISTS \"one_name\"",
        "IF NOT EXISTS one_name"})
    void invalidIndexIsNotTakenForMade(String index) throws SQLException {
        database.upgrade(changeLog);
        database.execute("INSERT INTO one VALUES (1, 'a'), (2, 'a')");
        assertThatThrownBy(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY one_name ON one (name)"))
                .isInstanceOf(SQLException.class);
        database.execute("DELETE FROM one WHERE id = 2");
        changeLog.revision("index", index.contains("CONCURRENTLY") ? "runInTransaction:false" : "",
                "CREATE UNIQUE INDEX " + index + " ON one (name);", "DROP INDEX one_name;");

        database.upgrade(changeLog);

        assertThat(database.query(INDEXES)).containsExactly("one_name t t");
    }

    @Test
    void invalidIndexWithoutANameIsMadeAgainInItsPlace() throws SQLException {
        database.upgrade(changeLog);
        database.execute("INSERT INTO one VALUES (1, 'a'), (2, 'a')");
        changeLog.revision("index", "runInTransaction:false", "CREATE UNIQUE INDEX CONCURRENTLY ON one(name);", "DROP INDEX one_name_idx;");
        assertThatThrownBy(() -> database.upgrade(changeLog)).extracting(failure -> ((ProblemException) failure).code())
                .isEqualTo(MigrationError.MIGRATION_FAILED);
        assertThat(database.query(INDEXES)).containsExactly("one_name_idx f f");
        database.execute("DELETE FROM one WHERE id = 2");

        database.upgrade(changeLog);

        assertThat(database.query(INDEXES)).containsExactly("one_name_idx t t");
    }

    @Test
    void indexMadeConcurrentlyWaitsForOthersAsLongAsTheyTake() throws Exception {
        database.upgrade(changeLog);
        changeLog.revision("concurrently", "runInTransaction:false", CONCURRENT, "DROP INDEX CONCURRENTLY one_name;");
        try (Connection writer = database.dataSource().getConnection(); Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO one VALUES (1, 'not committed')");
            CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> database.upgradeImpatiently(changeLog));
            Deadline.await("five times the time-out", AMPLE, () -> isWaiting("1 second"));
            try (Connection onlooker = database.dataSource().getConnection()) {
                MigrationActivity activity = MigrationActivity.find(onlooker).orElseThrow();
                assertThat(activity.statement()).startsWith("CREATE INDEX CONCURRENTLY one_name");
                assertThat(activity.waitsFor()).startsWith("Lock: ");
                assertThat(activity.blockers()).singleElement().extracting(Blocker::state).isEqualTo("idle in transaction");
                assertThat(activity.progress().command()).isEqualTo("CREATE INDEX CONCURRENTLY");
                assertThat(activity.progress().phase()).startsWith("waiting for");
                assertThat(activity.progress().relation()).isEqualTo("one");
            }
            writer.commit();
            upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(database.errors()).isEmpty();
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'one_name'::regclass")).containsExactly("t");
    }

    private boolean isWaiting(String longer) {
        try {
            return !database
                    .query("SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock' "
                            + "AND datname = current_database() AND query_start < now() - interval '" + longer + "'")
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
