package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.lock.Blocker;
import org.backendfoundation.migration.lock.HeldLock;
import org.backendfoundation.migration.lock.LockView;
import org.backendfoundation.migration.lock.MigrationActivity;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.Schema;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.plan.SchemaHold;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.plan.Stamp;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.run.SchemaMigration;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a real PostgreSQL because somebody ordered it, and what the next start makes of that. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class CommandIT {

    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final String INDEXES = "SELECT concat_ws(' ', indexrelid::regclass, indisvalid, indisready) FROM pg_index WHERE indrelid = 'one'::regclass";
    private static final String CONCURRENT = "CREATE INDEX CONCURRENTLY one_name ON one (name);";

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = databases.fresh();
        changeLog = TestChangeLog.in(directory)
                .revision("first", "CREATE TABLE one (id int, name text);", "DROP TABLE one;")
                .revision("second", "CREATE TABLE two (id int);", "DROP TABLE two;")
                .revision("third", "CREATE TABLE three (id int);", "DROP TABLE three;");
    }

    @Test
    void downgradeTakesBackAndHoldsAgainstTheNextStart() throws SQLException {
        database.upgrade(changeLog);

        database.move(changeLog, found -> MigrationPlan.downgrade(found, "-2"));
        SchemaComparison afterAStart = database.upgrade(changeLog);

        assertThat(tables()).containsExactly("one");
        assertThat(afterAStart.isCurrent()).isFalse();
        assertThat(afterAStart.steps()).isEmpty();
        assertThat(afterAStart.hold()).get().extracting(SchemaHold::revision, SchemaHold::actor, SchemaHold::reason)
                .containsExactly(TestChangeLog.id("first"), "Ada", "a test");
        assertThat(Schema.of(afterAStart).state()).isEqualTo(SchemaState.HELD);
        assertThat(database.runs()).extracting(Run::direction, Run::state).contains(tuple("DOWNGRADE", "ROLLED_BACK"));
    }

    @Test
    void buildThatNeedsNoMoreServesAHeldSchema() throws SQLException {
        database.upgrade(changeLog);
        database.move(changeLog, found -> MigrationPlan.downgrade(found, "-1"));

        assertThat(database.upgrade(changeLog.without("third")).isCurrent()).isTrue();
    }

    @Test
    void upgradeToTheHeadLiftsTheHold() throws SQLException {
        database.move(changeLog, found -> MigrationPlan.upgrade(found, "+1"));
        assertThat(database.upgrade(changeLog).isCurrent()).isFalse();

        SchemaComparison after = database.move(changeLog, found -> MigrationPlan.upgrade(found, "head"));

        assertThat(after.isCurrent()).isTrue();
        assertThat(after.hold()).isEmpty();
        assertThat(tables()).containsExactly("one", "three", "two");
    }

    @Test
    void refusedOrderChangesNothing() throws SQLException {
        database.upgrade(changeLog.labelled("second", "irreversible"));

        assertRefused(() -> database.move(changeLog, found -> MigrationPlan.downgrade(found, "base")),
                MigrationError.REVISION_IRREVERSIBLE);

        assertThat(database.compare(changeLog).isCurrent()).isTrue();
        assertThat(database.compare(changeLog).hold()).isEmpty();
        assertThat(database.runs()).hasSize(3);
    }

    @Test
    void failedStepBackStaysAppliedAndSaysWhy() throws SQLException {
        changeLog.revision("stuck", "CREATE TABLE stuck (id int);", "DROP TABLE no_such_table;");
        database.upgrade(changeLog);

        assertRefused(() -> database.move(changeLog, found -> MigrationPlan.downgrade(found, "-1")), MigrationError.MIGRATION_FAILED);

        Run failed = database.runs().get(4);
        assertThat(failed.state()).isEqualTo("APPLIED");
        assertThat(failed.error()).contains("no_such_table");
        assertThat(tables()).contains("stuck");
    }

    @Test
    void stampMarksWithoutRunningAnything() throws SQLException {
        database.execute("CREATE TABLE one (id int, name text); CREATE TABLE two (id int)");

        database.move(changeLog, found -> MigrationPlan.stamp(found, TestChangeLog.id("second")));
        SchemaComparison after = database.upgrade(changeLog);

        assertThat(after.isCurrent()).isTrue();
        assertThat(database.runs()).extracting(Run::direction).containsExactly("STAMP", "STAMP", "UPGRADE");
        assertThat(tables()).containsExactly("one", "three", "two");
    }

    @Test
    void stampLeavesTheFoundationsRevisionsPendingWhereTheirTablesAreNotThere() throws SQLException {
        changeLog.first("db/foundation.xml");
        database.execute(
                "CREATE TABLE one (id int, name text); CREATE TABLE two (id int); CREATE TABLE three (id int); CREATE TABLE actor (of_others int)");

        SchemaComparison stamped = stamp("head");
        assertThat(stamped.applied()).extracting(AppliedRevision::file).containsExactlyElementsOf(changeLog.files());
        assertThat(Schema.of(stamped).state()).isEqualTo(SchemaState.PENDING);

        database.execute("DROP TABLE actor");
        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.query("SELECT to_regclass('audit_trail.seal')")).containsExactly("audit_trail.seal");
        stamp("base");
        assertThat(stamp("head").isCurrent()).as("their tables are there").isTrue();
    }

    private SchemaComparison stamp(String to) throws SQLException {
        ClassLoader loader = changeLog.loader();
        return MigrationDatabase.migrationOf(database.dataSource(), loader).execute(MigrationDatabase.order("Ada"),
                MigrationDatabase.LIMITS, holder -> {},
                (found, connection) -> Stamp.plan(found, to, loader, connection));
    }

    @Test
    void marksOfOthersAreNobodysRevisions() throws SQLException {
        database.execute(
                "CREATE TABLE databasechangelog (id varchar(255), author varchar(255), filename varchar(255), dateexecuted timestamp, "
                        + "orderexecuted int, exectype varchar(10), "
                        + "md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20))");
        database.execute("INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) VALUES "
                + "('202311281200', 'they', 'db/2023.xml', now(), 1, 'EXECUTED'), "
                + "('" + TestChangeLog.id("first") + "', 'they', 'db/first.xml', now(), 2, 'EXECUTED')");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        database.move(changeLog, found -> MigrationPlan.stamp(found, "base"));

        assertThat(database.query("SELECT filename FROM databasechangelog ORDER BY 1")).containsExactly("db/2023.xml", "db/first.xml");
    }

    @Test
    void stampBackRemovesMarksAlone() throws SQLException {
        database.upgrade(changeLog);

        database.move(changeLog, found -> MigrationPlan.stamp(found, "base"));

        assertThat(database.compare(changeLog).applied()).isEmpty();
        assertThat(tables()).containsExactly("one", "three", "two");
        assertThat(database.runs()).extracting(Run::state).endsWith("ROLLED_BACK", "ROLLED_BACK", "ROLLED_BACK");
    }

    @Test
    void editedFileIsAcceptedByAStamp() throws SQLException {
        database.upgrade(changeLog);
        changeLog.revision("third", "CREATE TABLE three (id int); -- with a remark", "DROP TABLE three;");
        assertRefused(() -> database.upgrade(changeLog), MigrationError.REVISION_EDITED);

        database.move(changeLog, found -> MigrationPlan.stamp(found, "head"));

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(database.query("SELECT id FROM databasechangelog")).hasSize(3);
    }

    @Test
    void olderCodeServesANewerSchemaThatOnlyAdds() throws SQLException {
        database.upgrade(changeLog.labelled("third", "expand"));
        assertThat(database.upgrade(changeLog.without("third")).isCurrent()).isTrue();

        assertRefused(() -> database.upgrade(changeLog.without("second")), MigrationError.SCHEMA_NEWER);
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
        assertRefused(() -> database.upgrade(changeLog), MigrationError.MIGRATION_FAILED);
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
            CompletableFuture<Void> upgraded = CompletableFuture.runAsync(this::upgradeImpatiently);
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
        assertThat(errors()).isEmpty();
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'one_name'::regclass")).containsExactly("t");
    }

    @Test
    void limitOfOneRevisionIsNotTheNextOnes() throws SQLException {
        changeLog.revision("limited", "SET statement_timeout = '100ms'; SET lock_timeout = '1ms';", "SELECT 1;")
                .revision("slow", "SELECT pg_sleep(0.3);", "SELECT 1;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(errors()).isEmpty();
    }

    @Test
    void connectionThatTheDriverClosesTellsWhy() {
        changeLog.revision("german", "SET DateStyle = 'German';", "SELECT 1;");

        assertThatThrownBy(() -> database.upgrade(changeLog)).hasMessageContaining("german").hasMessageContaining("DateStyle");
    }

    @Test
    void statementThatTakesTooLongIsEnded() {
        changeLog.revision("slow", "SELECT pg_sleep(30);", "SELECT 1;");

        assertThatThrownBy(() -> database.upgrade(changeLog, new MigrationLimits(AMPLE, AMPLE, Duration.ofMillis(200))))
                .hasMessageContaining("statement timeout");
    }

    @Test
    void revisionMadeByPgDumpHidesOurTablesFromNobody() throws SQLException {
        changeLog.revision("dumped", "SELECT pg_catalog.set_config('search_path', '', false); SET standard_conforming_strings = on; "
                + "CREATE TABLE public.dumped (id int);", "DROP TABLE public.dumped;")
                .revision("after", "CREATE TABLE after (id int);", "DROP TABLE after;");

        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
        assertThat(tables()).contains("after", "dumped");
    }

    /** As with a pool of two, which the migration has for itself. */
    @Test
    void lockAndWhatIsDoneUnderItAreSeenWithoutAFurtherConnection() throws Exception {
        changeLog.revision("slow", "SELECT pg_sleep(3);", "SELECT 1;");
        HeldLock held = new HeldLock();
        SchemaMigration migration = new SchemaMigration(database.dataSource(), ChangeLog.read(changeLog.loader()), changeLog.loader(),
                Identifiers::next,
                Optional.empty(), held);

        CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> upgrade(migration));
        Deadline.await("the statement", AMPLE, () -> held.inspect().map(LockView::activity)
                .filter(activity -> activity.statement().contains("pg_sleep")).isPresent());
        assertThat(held.inspect().orElseThrow().holder().host()).isEqualTo("test");
        upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS);

        assertThat(held.inspect()).isEmpty();
    }

    @Test
    void lockIsTakenOverWithoutAFurtherConnection() throws Exception {
        changeLog.revision("slow", "SELECT pg_sleep(50);", "SELECT 1;");
        HeldLock held = new HeldLock();
        SchemaMigration migration = new SchemaMigration(database.dataSource(), ChangeLog.read(changeLog.loader()), changeLog.loader(),
                Identifiers::next,
                Optional.empty(), held);
        CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> upgrade(migration));
        Deadline.await("the statement", AMPLE, () -> held.inspect().map(LockView::activity)
                .filter(activity -> activity.statement().contains("pg_sleep")).isPresent());

        assertThat(held.abort().orElseThrow().host()).isEqualTo("test");

        assertThatThrownBy(() -> upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("The migration lock was taken from this node");
        assertThat(held.abort()).isEmpty();
        changeLog.revision("slow", "SELECT 1;", "SELECT 1;");
        assertThat(database.upgrade(changeLog).isCurrent()).isTrue();
    }

    private static void upgrade(SchemaMigration migration) {
        try {
            migration.apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, holder -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoIsInTheWayIsNamed() throws Exception {
        database.upgrade(changeLog);
        changeLog.revision("wants_table", "ALTER TABLE one ADD COLUMN more text;", "ALTER TABLE one DROP COLUMN more;");
        try (Connection holder = database.dataSource().getConnection(); Statement statement = holder.createStatement()) {
            holder.setClientInfo("ApplicationName", "somebody's report");
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE one IN ACCESS SHARE MODE");
            CompletableFuture<Void> upgraded = CompletableFuture.runAsync(this::upgradeImpatiently);
            Deadline.await("a first attempt that gave up", AMPLE, () -> !errors().isEmpty());
            holder.rollback();
            upgraded.get(AMPLE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(errors().get(0)).contains("lock timeout").contains("somebody's report").contains("idle in transaction");
    }

    @Test
    void ledgerOfAnEarlierVersionGrows() throws SQLException {
        database.upgrade(changeLog.without("third"));
        database.execute("ALTER TABLE migration_run DROP COLUMN build, DROP COLUMN reason, DROP COLUMN sql_hash; "
                + "ALTER TABLE migration_run DROP CONSTRAINT migration_run_direction, ADD CHECK (direction IN ('UPGRADE', 'DOWNGRADE')); "
                + "DROP INDEX migration_run_by_revision; DROP TABLE migration_hold");
        assertThat(database.runs()).extracting(Run::build).containsOnlyNulls();

        database.upgrade(changeLog);
        database.move(changeLog, found -> MigrationPlan.stamp(found, "base"));

        assertThat(database.runs()).hasSize(4).last().extracting(Run::build).isEqualTo("test@1");
    }

    private List<String> tables() throws SQLException {
        return database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
                + "AND relname NOT LIKE 'migration\\_%' AND relname NOT LIKE 'databasechangelog%' ORDER BY 1");
    }

    private List<String> errors() {
        try {
            return database.query("SELECT error FROM migration_run WHERE error IS NOT NULL ORDER BY position");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isWaiting(String longer) {
        try {
            return !database
                    .query("SELECT pid FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock' "
                            + "AND query_start < now() - interval '" + longer + "'")
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void upgradeImpatiently() {
        try {
            database.upgrade(changeLog, new MigrationLimits(AMPLE, Duration.ofMillis(200), Duration.ZERO));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(ThrowingCallable call, MigrationError code) {
        assertThatThrownBy(call).extracting(failure -> ((ProblemException) failure).code()).isEqualTo(code);
    }
}
