package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.plan.AppliedRevision;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.Run;
import org.backendfoundation.migration.plan.Schema;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.plan.SchemaHold;
import org.backendfoundation.migration.plan.SchemaState;
import org.backendfoundation.migration.plan.Stamp;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a real PostgreSQL because somebody ordered it, and what the next start makes of that. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class CommandIT {

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = MigrationDatabase.shared().fresh();
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

        assertThat(database.tables()).containsExactly("one");
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
        assertThat(database.tables()).containsExactly("one", "three", "two");
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
        assertThat(database.tables()).contains("stuck");
    }

    @Test
    void stampMarksWithoutRunningAnything() throws SQLException {
        database.execute("CREATE TABLE one (id int, name text); CREATE TABLE two (id int)");

        database.move(changeLog, found -> MigrationPlan.stamp(found, TestChangeLog.id("second")));
        SchemaComparison after = database.upgrade(changeLog);

        assertThat(after.isCurrent()).isTrue();
        assertThat(database.runs()).extracting(Run::direction).containsExactly("STAMP", "STAMP", "UPGRADE");
        assertThat(database.tables()).containsExactly("one", "three", "two");
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
        assertThat(database.tables()).containsExactly("one", "three", "two");
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

    private static void assertRefused(ThrowingCallable call, MigrationError code) {
        assertThatThrownBy(call).extracting(failure -> ((ProblemException) failure).code()).isEqualTo(code);
    }
}
