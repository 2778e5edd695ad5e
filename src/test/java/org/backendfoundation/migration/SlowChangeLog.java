package org.backendfoundation.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.plan.Run;

/**
 * Eight revisions of every kind, each slow enough to be hit: tables, data moved between them, indexes outside of transactions, a function,
 * a trigger, a view.
 */
final class SlowChangeLog {

    /** Of the random moments. To repeat a failure: {@code -Dmigration.seed=…}. */
    static final long SEED = Long.getLong("migration.seed", System.nanoTime());

    private static final String SLOWLY = " SELECT pg_sleep(0.04);";

    /** An index that was not finished looks like any other one. */
    private static final String INVALID = "SELECT indexrelid::regclass || ' is invalid' FROM pg_index WHERE NOT (indisvalid AND indisready AND indislive)";

    private static final String DATA = """
            SELECT table_name || query_to_xml(format('SELECT count(*) AS n, md5(string_agg(t::text, '','' ORDER BY t::text)) AS digest FROM %I t', table_name),
              false, false, '')::text FROM information_schema.tables
            WHERE table_schema = 'public' AND table_name NOT LIKE 'databasechangelog%' AND table_name NOT LIKE 'migration_%' ORDER BY 1""";

    private static final String MARKS = "SELECT id || ' ' || filename || ' ' || coalesce(labels, '') FROM databasechangelog ORDER BY orderexecuted";

    private SlowChangeLog() {
    }

    static TestChangeLog in(Path directory) {
        return TestChangeLog.in(directory)
                .revision("account", "CREATE TABLE account (id int PRIMARY KEY, name text NOT NULL, balance bigint NOT NULL);" + SLOWLY,
                        "DROP TABLE account;" + SLOWLY)
                .revision("filled", "INSERT INTO account SELECT n, 'name ' || n, n % 97 FROM generate_series(1, 20000) n;" + SLOWLY,
                        "DELETE FROM account;" + SLOWLY)
                .revision("by_name", "runInTransaction:false", "CREATE INDEX CONCURRENTLY account_by_name ON account (name);" + SLOWLY
                        + " CREATE INDEX CONCURRENTLY account_by_balance ON account (balance);",
                        "DROP INDEX CONCURRENTLY account_by_balance;" + SLOWLY + " DROP INDEX CONCURRENTLY account_by_name;")
                .revision("moved", "CREATE TABLE entry (account int REFERENCES account, amount bigint NOT NULL); "
                        + "INSERT INTO entry SELECT id, balance FROM account; ALTER TABLE account DROP COLUMN balance;" + SLOWLY,
                        "ALTER TABLE account ADD COLUMN balance bigint NOT NULL DEFAULT 0; UPDATE account SET balance = amount FROM entry WHERE account = id; "
                                + "ALTER TABLE account ALTER COLUMN balance DROP DEFAULT; CREATE INDEX account_by_balance ON account (balance); DROP TABLE entry;"
                                + SLOWLY)
                .revision("function", "splitStatements:false",
                        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := trim(NEW.name); "
                                + "RETURN NEW; END $$;",
                        "DROP FUNCTION touch();")
                .revision("trigger", "CREATE TRIGGER touched BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch();" + SLOWLY,
                        "DROP TRIGGER touched ON account;" + SLOWLY)
                .revision("unique_name", "runInTransaction:false",
                        "CREATE UNIQUE INDEX CONCURRENTLY account_name ON account (lower(name));" + SLOWLY,
                        "DROP INDEX CONCURRENTLY account_name;" + SLOWLY)
                .revision("view", "CREATE VIEW total AS SELECT sum(amount) AS amount FROM entry;" + SLOWLY, "DROP VIEW total;" + SLOWLY);
    }

    /** All that the revisions made, and the marks of those that are applied, as lines. */
    static List<String> state(Fresh database) throws SQLException {
        return Stream.of(database.query(ShippedRevisionsIT.OBJECTS), database.query(INVALID), database.query(DATA), database.query(MARKS))
                .flatMap(List::stream).toList();
    }

    /** Every run is closed, says how it ended, and began after the one before had ended; what succeeded went up and down by turns. */
    static void assertHistory(List<Run> runs) {
        assertThat(runs).isNotEmpty().allSatisfy(run -> {
            assertThat(run.finishedAt()).isAfterOrEqualTo(run.startedAt());
            assertThat(run.state()).isEqualTo(stateOf(run));
        });
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).startedAt()).isAfterOrEqualTo(runs.get(i - 1).finishedAt());
        }
        Map<String, String> last = new HashMap<>();
        assertThat(runs).filteredOn(run -> run.error() == null)
                .allSatisfy(run -> assertThat(run.state()).isNotEqualTo(last.put(run.revision(), run.state())));
    }

    private static String stateOf(Run run) {
        boolean isUpgrade = run.direction().equals("UPGRADE");
        boolean isApplied = isUpgrade == (run.error() == null);
        return isApplied ? "APPLIED" : isUpgrade ? "PENDING" : "ROLLED_BACK";
    }
}
