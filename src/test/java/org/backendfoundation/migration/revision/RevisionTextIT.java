package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.MigrationDatabase.Fresh;
import org.backendfoundation.migration.TestChangeLog;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Texts of every kind leave in the database what {@code psql} leaves; where that is not installed, what the server itself makes of the
 * whole text.
 */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class RevisionTextIT {

    /** To repeat a failure: {@code -Drevision.seed=…}. */
    private static final long SEED = Long.getLong("revision.seed", System.nanoTime());

    private static final int REVISIONS = 1_000;
    private static final int AMPLE = 60;

    private static final String MADE = """
            SELECT position || ' ' || value FROM kept UNION ALL SELECT proname || ' ' || pg_get_functiondef(oid) FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace UNION ALL SELECT indexdef FROM pg_indexes WHERE tablename = 'kept' ORDER BY 1""";

    private static final List<String> PIECES = List.of("-- no comment", "\n--rollback DROP TABLE kept\n", "/* no comment */", "/*", "*/",
            "${user.name}", "${PATH}", "\\", "''", "'",
            ";", ";\n", "\ngo\n", "\n/\n", "\n--changeset you:bbbbbbbbbbbb\n", "\n--preconditions onFail:HALT\n",
            "\n--liquibase formatted sql\n", "{ts '2026-01-01'}", "{?= call f()}", "?",
            "$1", "$", "\"", "pä€ß 😀", "a  b", "\t", "\n\n", "BEGIN", "(", ")", "E'", ":name", "\\restrict x");

    private static final List<String> BETWEEN = List.of("\n", "\n\n", " -- it's; \"one\" $$\n", " /* ' ; /* \" */ ; */ ", " ;; ");

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void tellTheSeed(TestReporter reporter) {
        reporter.publishEntry("revision.seed", String.valueOf(SEED));
    }

    @Test
    void revisionsLeaveWhatTheirTextsSay() throws Exception {
        String table = "CREATE TABLE kept (position int, value text)";
        List<String> texts = IntStream.range(0, REVISIONS).mapToObj(this::text).toList();
        Fresh migrated = databases.fresh();
        Fresh raw = databases.fresh();
        migrated.execute(table);
        raw.execute(table);

        migrated.upgrade(changeLog(texts));
        run(raw, texts);

        assertThat(migrated.query("SELECT count(*) FROM databasechangelog")).containsExactly(String.valueOf(REVISIONS));
        assertThat(migrated.query(MADE)).hasSizeGreaterThan(REVISIONS).isEqualTo(raw.query(MADE));
    }

    private TestChangeLog changeLog(List<String> texts) {
        TestChangeLog changeLog = TestChangeLog.in(directory);
        for (int i = 0; i < texts.size(); i++) {
            changeLog.revision("r" + i, random.nextBoolean() ? "" : "runInTransaction:false", texts.get(i), "SELECT 1;");
        }
        return changeLog;
    }

    private String text(int position) {
        int count = 1 + random.nextInt(4);
        return IntStream.range(0, count).mapToObj(i -> statement(position * 10 + i) + ";" + one(BETWEEN)).collect(Collectors.joining());
    }

    private String statement(int number) {
        return switch (random.nextInt(8)) {
            case 0 -> "CREATE FUNCTION f" + number + "() RETURNS text LANGUAGE plpgsql AS $body$\n-- why; 'so\nBEGIN /* as */\n  RETURN "
                    + literal() + "; -- end\nEND $body$";
            case 1 ->
                "CREATE FUNCTION f" + number + "() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END";
            case 2 -> "DO $do$ BEGIN INSERT INTO kept VALUES (" + number + ", " + literal() + "); END $do$";
            case 3 -> "CREATE INDEX \"x;-- " + number + "\" ON kept (position) WHERE value = 'a;b'";
            default -> "INSERT INTO kept VALUES (" + number + ", " + literal() + " || " + literal() + ")";
        };
    }

    private String literal() {
        String value = IntStream.range(0, random.nextInt(5)).mapToObj(i -> one(PIECES)).collect(Collectors.joining());
        return switch (random.nextInt(4)) {
            case 0 -> "$$" + value.replace("$", "") + "$$";
            case 1 -> "$q1$" + value + " $q1$";
            case 2 -> "E'" + value.replace("\\", "\\\\").replace("'", random.nextBoolean() ? "\\'" : "''") + "'";
            default -> "'" + value.replace("'", "''") + "'";
        };
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void run(Fresh database, List<String> texts) throws Exception {
        Path script = Files.writeString(directory.resolve("texts.sql"), String.join("\n", texts));
        try {
            PGSimpleDataSource source = database.dataSource();
            ProcessBuilder psql = new ProcessBuilder("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + script,
                    "--host=127.0.0.1",
                    "--port=" + source.getPortNumbers()[0], "--username=" + source.getUser(), source.getDatabaseName()).inheritIO();
            psql.environment().put("PGPASSWORD", EmbeddedDatabase.PASSWORD);
            Process process = psql.start();
            assertThat(process.waitFor(AMPLE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } catch (IOException notInstalled) {
            send(database, texts);
        }
    }

    private static void send(Fresh database, List<String> texts) throws SQLException {
        PGSimpleDataSource source = database.dataSource();
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String text : texts) {
                statement.execute(text);
            }
        }
    }
}
