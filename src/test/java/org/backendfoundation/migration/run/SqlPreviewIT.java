package org.backendfoundation.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.ShippedRevisionsIT;
import org.backendfoundation.migration.TestChangeLog;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The script that somebody may run instead of us. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class SqlPreviewIT {

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    @Test
    void scriptOfTheShippedRevisionsDoesWhatAnUpgradeDoes() throws SQLException {
        Fresh byScript = databases.fresh();
        Fresh byUpgrade = databases.fresh();
        ClassLoader loader = getClass().getClassLoader();
        MigrationDatabase.migrationOf(byUpgrade.dataSource(), loader).apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS,
                who -> {});

        String script = script(byScript, loader, found -> MigrationPlan.upgrade(found, "head"));
        byScript.execute(script);

        assertThat(script).as("names that functions set for themselves are no session's").doesNotContain("RESET");
        assertThat(byScript.query(ShippedRevisionsIT.OBJECTS)).isEqualTo(byUpgrade.query(ShippedRevisionsIT.OBJECTS));
        assertThat(MigrationDatabase.migrationOf(byScript.dataSource(), loader).compare().isCurrent()).isTrue();
        String marks = "SELECT concat_ws(' ', id, author, filename, orderexecuted, exectype, md5sum, description, labels, liquibase) FROM databasechangelog ORDER BY 1";
        assertThat(byScript.query(marks)).isEqualTo(byUpgrade.query(marks));
    }

    @Test
    void scriptsLeadThereAndBackAndNothingRunsBefore() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = TestChangeLog.in(directory)
                .revision("table", "CREATE TABLE it (id int, name text DEFAULT 'it''s; so');", "DROP TABLE it;")
                .revision("index", "runInTransaction:false", "CREATE INDEX CONCURRENTLY it_name ON it (name);",
                        "DROP INDEX CONCURRENTLY it_name;")
                .revision("function", "splitStatements:false rollbackSplitStatements:false",
                        "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 1; END $$",
                        "DROP FUNCTION one();");

        String up = script(database, changeLog.loader(), found -> MigrationPlan.upgrade(found, "head"));
        assertThat(database.query("SELECT to_regclass('it'), to_regclass('databasechangelog')")).containsOnlyNulls();
        run(database, up);
        assertThat(database.compare(changeLog).isCurrent()).isTrue();
        assertThat(database.query("SELECT one()")).containsExactly("1");

        run(database, script(database, changeLog.loader(), found -> MigrationPlan.downgrade(found, "base")));
        assertThat(database.compare(changeLog).applied()).isEmpty();
        assertThat(database.query("SELECT to_regclass('it')")).containsOnlyNulls();
    }

    @Test
    void revisionThatCannotRunIsShownLikeTheOthers() throws SQLException {
        TestChangeLog changeLog = TestChangeLog.in(directory).revision("good", "CREATE TABLE it (id int);", "DROP TABLE it;")
                .revision("bad", "runInTransaction:false", "SELECT (1 never closed;", "SELECT 1;");

        String script = script(databases.fresh(), changeLog.loader(), found -> MigrationPlan.upgrade(found, "head"));

        assertThat(script).contains("CREATE TABLE it (id int);", "SELECT (1 never closed;");
    }

    @Test
    void commentAtTheEndOfAStatementEndsNotTheScript() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = TestChangeLog.in(directory).revision("explained", "splitStatements:false stripComments:false",
                "CREATE TABLE it (id int) -- and that is all;", "DROP TABLE it;");

        database.execute(script(database, changeLog.loader(), found -> MigrationPlan.upgrade(found, "head")));

        assertThat(database.compare(changeLog).isCurrent()).isTrue();
        assertThat(database.query("SELECT id FROM it")).isEmpty();
    }

    @Test
    void revisionMadeByPgDumpHidesOurTablesFromNobody() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = TestChangeLog.in(directory)
                .revision("dumped", "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.dumped (id int);",
                        "DROP TABLE public.dumped;")
                .revision("after", "CREATE TABLE after (id int);", "DROP TABLE after;");

        database.execute(script(database, changeLog.loader(), found -> MigrationPlan.upgrade(found, "head")));

        assertThat(database.compare(changeLog).isCurrent()).isTrue();
    }

    @Test
    void psqlIsToldToStopAtTheFirstErrorAndNothingIsSaidWhereNothingIsToBeDone() throws SQLException {
        Fresh database = databases.fresh();
        TestChangeLog changeLog = TestChangeLog.in(directory).revision("table", "CREATE TABLE it (id int);", "DROP TABLE it;");

        assertThat(text(database, changeLog.loader(), found -> MigrationPlan.upgrade(found, "head")))
                .startsWith("\\set ON_ERROR_STOP on\n");
        assertThat(text(database, changeLog.loader(), found -> MigrationPlan.downgrade(found, "base"))).isEmpty();
    }

    /** As psql does, which sends one statement at a time: no transaction is around those that must be alone. */
    private static void run(Fresh database, String script) throws SQLException {
        for (String statement : List.of(script.split("(?<=;)\\n"))) {
            if (!statement.equals("BEGIN;") && !statement.equals("COMMIT;")) {
                database.execute(statement);
            }
        }
    }

    /** Without psql's own commands, which the driver does not know. */
    private static String script(Fresh database, ClassLoader loader, Function<SchemaComparison, MigrationPlan> movement)
            throws SQLException {
        return text(database, loader, movement).replaceAll("(?m)^\\\\.*$", "");
    }

    /** Asked of a connection that could not write. */
    private static String text(Fresh database, ClassLoader loader, Function<SchemaComparison, MigrationPlan> movement) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            SchemaComparison found = MigrationDatabase.migrationOf(database.dataSource(), loader).compare();
            connection.setReadOnly(true);
            return new SqlPreview(loader).write(movement.apply(found).steps(), connection);
        }
    }
}
