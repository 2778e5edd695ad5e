package org.backendfoundation.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.TestChangeLog;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.run.SchemaFingerprint.Found;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema that somebody changes past the migrations. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class DriftIT {

    private static final String OBJECTS = """
            CREATE TYPE mood AS ENUM ('good', 'bad'); CREATE DOMAIN positive AS int CHECK (VALUE > 0); CREATE TYPE pair AS (a int, b text);
            CREATE TABLE one (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x', amount numeric(10, 2), at timestamptz DEFAULT now(), since timestamptz DEFAULT '2026-01-01 00:00:00+00', every interval DEFAULT '1 day 2 hours', number bigserial);
            CREATE TABLE two (id int PRIMARY KEY, one_id int REFERENCES one, CONSTRAINT small CHECK (id < 1000));
            CREATE INDEX two_one ON two (one_id); CREATE INDEX one_name ON one (name text_pattern_ops) WHERE amount > 0;
            CREATE VIEW both_of_them AS SELECT one.id, name FROM one JOIN two ON one_id = one.id;
            CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM one; CREATE SEQUENCE counter INCREMENT 5;
            CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
            CREATE TRIGGER noticed BEFORE UPDATE ON one FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            ALTER TABLE two ENABLE ROW LEVEL SECURITY; CREATE POLICY mine ON two USING (id > 0);
            CREATE TABLE measured (at date, value int) PARTITION BY RANGE (at);
            CREATE TABLE measured_2026 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            CREATE SCHEMA further; CREATE TABLE further.three (id int); GRANT SELECT ON further.three TO PUBLIC;""";

    private static final String LAST = """
            CREATE TABLE last (id int, code varchar(9), CONSTRAINT known_code CHECK (code IN ('open', 'it''s closed')));
            CREATE INDEX last_open ON last (id) WHERE code IN ('open', 'half'); CREATE VIEW open_ones AS SELECT id FROM last WHERE code IN ('open', 'half');""";

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    private TestChangeLog changeLog;
    private Fresh database;

    @BeforeEach
    void migrated() throws SQLException {
        database = databases.fresh();
        changeLog = TestChangeLog.in(directory).revision("objects", OBJECTS, "SELECT 1;")
                .revision("last", LAST, "DROP TABLE last CASCADE;");
        database.upgrade(changeLog);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "ALTER TABLE one ALTER amount TYPE numeric(12, 2) | column public.one.amount | CHANGED | numeric(10,2) | numeric(12,2)",
        "ALTER TABLE one ALTER name DROP DEFAULT | column public.one.name | CHANGED | text NOT NULL DEFAULT 'x'::text | text NOT NULL",
        "ALTER TABLE one ALTER name DROP NOT NULL | column public.one.name | CHANGED | text NOT NULL DEFAULT 'x'::text | text DEFAULT 'x'::text",
        "ALTER TABLE one ADD hidden int | column public.one.hidden | UNEXPECTED | | integer",
        "ALTER TABLE one DROP at | column public.one.at | MISSING | timestamp with time zone DEFAULT now() | ",
        "ALTER TABLE two DROP CONSTRAINT small | constraint public.two.small | MISSING | CHECK ((id < 1000)) | ",
        "ALTER TABLE two ADD CONSTRAINT big CHECK (id > 0) NOT VALID | constraint public.two.big | UNEXPECTED | | CHECK ((id > 0)) NOT VALID",
        "DROP INDEX two_one | index public.two_one | MISSING | CREATE INDEX two_one ON public.two USING btree (one_id) | ",
        "CREATE TABLE four (id int) | table public.four | UNEXPECTED | | table",
        "ALTER TABLE last SET UNLOGGED | table public.last | CHANGED | table | unlogged table",
        "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 3' | function public.twice(integer) | CHANGED | * | *",
        "ALTER FUNCTION twice(int) VOLATILE | function public.twice(integer) | CHANGED | * | *",
        "ALTER TABLE one DISABLE TRIGGER noticed | trigger public.one.noticed | CHANGED | * | *",
        "DROP TRIGGER noticed ON one | trigger public.one.noticed | MISSING | * | ",
        "ALTER SEQUENCE counter INCREMENT 7 | sequence public.counter | CHANGED | * | *",
        "CREATE OR REPLACE VIEW both_of_them AS SELECT one.id, 'none' AS name FROM one | view public.both_of_them | CHANGED | * | *",
        "DROP MATERIALIZED VIEW counted | view public.counted | MISSING | * | ",
        "ALTER TYPE mood ADD VALUE 'mixed' | type public.mood | CHANGED | ENUM ('good', 'bad') | ENUM ('good', 'bad', 'mixed')",
        "ALTER TYPE pair ADD ATTRIBUTE c int | type public.pair | CHANGED | (a integer, b text) | (a integer, b text, c integer)",
        "ALTER DOMAIN positive SET DEFAULT 1 | type public.positive | CHANGED | * | *",
        "ALTER POLICY mine ON two USING (id > 1) | policy public.two.mine | CHANGED | * | *",
        "ALTER TABLE two DISABLE ROW LEVEL SECURITY | table public.two | CHANGED | table, row level security | table",
        "DROP TABLE measured_2026 | table public.measured_2026 | MISSING | * | ",
        "GRANT DELETE ON one TO PUBLIC | privileges public.one | UNEXPECTED | | PUBLIC: DELETE",
        "REVOKE ALL ON further.three FROM PUBLIC | privileges further.three | MISSING | PUBLIC: SELECT | ",
        "CREATE SCHEMA stray | schema stray | UNEXPECTED | | schema"})
    void changeIsFoundWithItsObject(String change, String object, Drift.ObjectChange what, String expected, String found)
            throws SQLException {
        database.execute(change);

        Drift.Difference difference = drift().differences().stream().filter(seen -> (seen.kind() + " " + seen.name()).equals(object))
                .findFirst().orElseThrow();

        assertThat(difference.change()).isEqualTo(what);
        assertDefinition(difference.expected(), expected);
        assertDefinition(difference.found(), found);
    }

    private static void assertDefinition(String definition, String expected) {
        if ("*".equals(expected)) {
            assertThat(definition).isNotBlank();
        } else if (expected != null) {
            assertThat(definition).isEqualTo(expected);
        }
    }

    @Test
    void uniqueIndexThatCouldNotBeMadeIsFoundInvalid() throws SQLException {
        database.execute("INSERT INTO last VALUES (1), (1)");
        assertThatThrownBy(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY last_id ON last (id)"))
                .isInstanceOf(SQLException.class);

        assertThat(drift().differences()).singleElement().satisfies(difference -> {
            assertThat(difference.name()).isEqualTo("public.last_id");
            assertThat(difference.found()).endsWith("not valid, not ready");
        });
    }

    @Test
    void invalidIndexIsDriftEvenWhereItWasKeptSo() throws SQLException {
        database.execute("INSERT INTO last VALUES (1), (1); CREATE INDEX measured_at ON ONLY measured (at)");
        assertThatThrownBy(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY last_id ON last (id)"))
                .isInstanceOf(SQLException.class);

        database.upgrade(changeLog.revision("after", "SELECT 1;", "SELECT 1;"));

        assertThat(drift(TestChangeLog.id("after")).differences()).singleElement().satisfies(difference -> {
            assertThat(difference.name()).isEqualTo("public.last_id");
            assertThat(difference.found()).isEqualTo(difference.expected() + ", not valid, not ready");
        });
    }

    @Test
    void whatMigrationsDoIsNoDrift() throws SQLException {
        assertThat(drift().count()).isZero();

        database.move(changeLog, found -> MigrationPlan.downgrade(found, "-1"));
        assertThat(drift(TestChangeLog.id("objects")).count()).isZero();
        database.move(changeLog, found -> MigrationPlan.upgrade(found, "head"));

        assertThat(drift().count()).isZero();
    }

    @Test
    void shippedRevisionsAndTheMonthsOfTheTrailAreNoDrift() throws SQLException {
        Fresh shipped = databases.fresh();
        SchemaMigration migration = MigrationDatabase.migrationOf(shipped.dataSource(), getClass().getClassLoader());
        migration.apply(MigrationDatabase.order("system"), MigrationDatabase.LIMITS, who -> {});

        shipped.execute(
                "SELECT audit_trail.maintain(interval '400 days', interval '1 day', 'test'); CREATE TABLE audit_trail.audit_entry_2099_01 PARTITION OF audit_trail.audit_entry "
                        + "FOR VALUES FROM ('2099-01-01') TO ('2099-02-01')");

        assertThat(compare(shipped, migration.compare().currentId().orElseThrow(), Optional.empty()).differences()).isEmpty();
    }

    @Test
    void sameSchemaMadeInAnotherOrderUnderAnotherSettingIsNoDrift() throws SQLException {
        database.execute(
                "ALTER TABLE further.three ADD gone int; ALTER TABLE further.three DROP gone, DROP id; ALTER TABLE further.three ADD id int; "
                        + "SELECT nextval('counter'); INSERT INTO one (id) VALUES (1); REFRESH MATERIALIZED VIEW counted; "
                        + "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''', current_database()); "
                        + "EXECUTE format('ALTER DATABASE %I SET intervalstyle = ''sql_standard''', current_database()); END $$");

        assertThat(drift().differences()).isEmpty();
    }

    /** A dump is read again as PostgreSQL printed it. */
    @Test
    void whatADumpWritesDownAnewIsNoDrift() throws SQLException {
        String check = database.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'known_code'").get(0);
        String index = database.query("SELECT pg_get_indexdef('last_open'::regclass)").get(0);
        String view = database.query("SELECT pg_get_viewdef('open_ones'::regclass)").get(0);

        database.execute("DROP VIEW open_ones; DROP INDEX last_open; ALTER TABLE last DROP CONSTRAINT known_code");
        database.execute("ALTER TABLE last ADD CONSTRAINT known_code " + check + "; " + index + "; CREATE VIEW open_ones AS " + view);

        assertThat(database.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'known_code'"))
                .doesNotContain(check);
        assertThat(drift().differences()).isEmpty();
    }

    /** As PostgreSQL 15 printed it, kept there, and compared by a later one. */
    @Test
    void viewOverOneTableIsNoDriftWhereItsColumnsWereNamedWithTheTable() throws SQLException {
        database.execute(
                "UPDATE migration_fingerprint SET objects = jsonb_set(objects, '{view public.open_ones}', to_jsonb(replace(replace("
                        + "objects ->> 'view public.open_ones', ' id', ' last.id'), 'code', 'last.code')))");
        assertThat(database.query("SELECT objects ->> 'view public.open_ones' FROM migration_fingerprint WHERE revision = '"
                + TestChangeLog.id("last") + "'").get(0))
                .contains("SELECT last.id").contains("last.code");

        assertThat(drift().differences()).isEmpty();
        database.execute("CREATE OR REPLACE VIEW open_ones AS SELECT id FROM last WHERE code = 'open'");
        assertThat(drift().differences()).singleElement().extracting(Drift.Difference::name).isEqualTo("public.open_ones");
    }

    @Test
    void copyOwnedByAnotherRoleIsNoDrift() throws SQLException {
        Fresh copy = databases.copyOf(database, "another_owner");

        assertThat(compare(copy, TestChangeLog.id("last"), Optional.empty()).differences()).isEmpty();
    }

    @Test
    void schemaOfAnEarlierVersionIsKeptAtTheNextStart() throws SQLException {
        database.execute("DROP TABLE migration_fingerprint");

        database.upgrade(changeLog);

        assertThat(drift().count()).isZero();
        assertThat(database.query("SELECT count(*) FROM migration_fingerprint")).containsExactly("1");
    }

    @Test
    void moreDifferencesThanAreShownAreCounted() throws SQLException {
        database.execute("DO $$ BEGIN FOR i IN 1..600 LOOP EXECUTE format('CREATE TABLE stray_%s (id int)', i); END LOOP; END $$");

        Found found = drift();

        assertThat(found.count()).isEqualTo(1_200);
        assertThat(found.differences()).hasSize(Drift.MAX_ITEMS);
    }

    private Found drift() throws SQLException {
        return drift(TestChangeLog.id("last"));
    }

    private Found drift(String revision) throws SQLException {
        return compare(database, revision, Optional.empty());
    }

    private static Found compare(Fresh database, String revision, Optional<String> role) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            return new SchemaFingerprint(role).compare(connection, revision);
        }
    }
}
