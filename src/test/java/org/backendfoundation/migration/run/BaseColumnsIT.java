package org.backendfoundation.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tables of entities lack, in a real catalog, and whether the way out leads out. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class BaseColumnsIT {

    private static final String WHOLE = """
            CREATE TABLE note (id uuid PRIMARY KEY, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, is_active boolean NOT NULL,
              version bigint NOT NULL, created_by uuid NOT NULL, updated_by uuid NOT NULL, text text)""";

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    private Fresh database;

    @BeforeEach
    void empty() throws SQLException {
        database = databases.fresh();
    }

    @Test
    void tableOnTheBaseLacksNothing() throws SQLException {
        database.execute(WHOLE);

        assertThat(found()).isEmpty();
    }

    @Test
    void missingColumnIsNamedWithEntityTableAndTheStatementThatAddsIt() throws SQLException {
        database.execute(WHOLE + "; ALTER TABLE note DROP COLUMN updated_by");

        assertThat(found()).containsExactly(new BaseColumnFinding("Note", "note", "updated_by",
                "The column updated_by of the table note is missing",
                "ALTER TABLE note ADD COLUMN updated_by uuid NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';"));
    }

    @Test
    void missingTableIsOneFindingWithItsStatement() throws SQLException {
        List<BaseColumnFinding> found = found();

        assertThat(found).singleElement().extracting(BaseColumnFinding::message).isEqualTo("There is no table note");
        assertMended(found);
    }

    @Test
    void columnOfAnotherTypeThatMayBeNullOrIsNoKeyIsNamedForEachFault() throws SQLException {
        database.execute("""
                CREATE TABLE note (id uuid, created_at timestamp, updated_at timestamptz, is_active integer NOT NULL,
                  version integer NOT NULL, created_by text NOT NULL, updated_by uuid NOT NULL, number int PRIMARY KEY)""");

        List<BaseColumnFinding> found = found();

        assertThat(found).extracting(BaseColumnFinding::message).containsExactly(
                "The column id of the table note may be null and is not the primary key",
                "The column created_at of the table note is timestamp without time zone and not timestamp with time zone and may be null",
                "The column updated_at of the table note may be null",
                "The column is_active of the table note is integer and not boolean",
                "The column version of the table note is integer and not bigint",
                "The column created_by of the table note is text and not uuid");
        assertMended(found);
    }

    @Test
    void rowsOfATableWithNumbersAsIdsAreKept() throws SQLException {
        database.execute("CREATE TABLE note (id bigint PRIMARY KEY, text text); INSERT INTO note VALUES (4711, 'kept')");

        assertMended(found());

        assertThat(database.query("SELECT concat_ws(' ', former_id, text, is_active, version) FROM note")).containsExactly("4711 kept t 1");
    }

    @Test
    void tableOfAnotherSchemaViewAndPartitionedTableAreReadAsTheyAre() throws SQLException {
        database.execute("CREATE SCHEMA shop; SET search_path = shop; " + WHOLE + "; CREATE VIEW note_view AS SELECT * FROM note;"
                + "CREATE TABLE parted (LIKE note, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at)");

        assertThat(found(Map.of("shop.note", "Note", "shop.note_view", "NoteView", "shop.parted", "Parted"))).isEmpty();
    }

    private List<BaseColumnFinding> found() throws SQLException {
        return found(Map.of("note", "Note"));
    }

    private List<BaseColumnFinding> found(Map<String, String> entities) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return BaseColumns.findings(connection, entities);
        }
    }

    private void assertMended(List<BaseColumnFinding> found) throws SQLException {
        for (BaseColumnFinding finding : found) {
            database.execute(finding.remedy());
        }
        assertThat(found()).isEmpty();
    }
}
