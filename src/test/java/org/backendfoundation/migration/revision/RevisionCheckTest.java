package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.backendfoundation.migration.TestChangeLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build says of a revision's text, so that no start says it first. */
class RevisionCheckTest {

    private static final String FILE = "db/revision/aaaaaaaaaaaa_first.sql";
    private static final String HEAD = "--liquibase formatted sql\n--changeset me:aaaaaaaaaaaa%s\n";
    private static final String USE = "ALTER TYPE state ADD VALUE IF NOT EXISTS 'HELD' AFTER 'OPEN';\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`SELECT 1;\n\\restrict abc\nSELECT 2;` | line 4 has a psql command",
        "`SELECT 1;\n\n\\copy a FROM 'b'` | line 5 has a psql command",
        "`SELECT 1;\nCOPY a (b) FROM stdin;\nit's\n\\.\n` | line 4 has COPY",
        "`SELECT 1;\nCREATE FUNCTION f() RETURNS int AS $$ SELECT 1;` | line 4 has what opens there is never closed",
        "`SELECT 'a;\nSELECT 2;` | line 3 has what opens there is never closed",
        "`SELECT 1;\n/* SELECT 2;` | line 4 has what opens there is never closed",
        "`SELECT (1;\nSELECT 2;` | line 3 has what opens there is never closed",
        "`SELECT 1;\nCREATE INDEX CONCURRENTLY i ON a (b);` | line 4 has a statement that runs in no transaction",
        "`SELECT 1;\n  COMMIT;\nSELECT 2;` | line 4 has a statement that ends the revision's transaction",
        "`END;` | line 3 has a statement that ends the revision's transaction",
        "`ROLLBACK AND CHAIN;` | line 3 has a statement that ends the revision's transaction",
        "`PREPARE TRANSACTION 'a';` | line 3 has a statement that ends the revision's transaction",
        "`VACUUM ANALYZE a;` | line 3 has a statement that runs in no transaction"})
    void whatCouldNotRunIsNamedWithItsLine(String sql, String finding) {
        assertThat(findings("", sql)).singleElement().asString().startsWith(FILE + ": " + finding);
    }

    @Test
    void rollbackIsLookedAtUnlessNobodyRunsIt() {
        String text = HEAD.formatted("") + "SELECT 1;\n--rollback SELECT 'a;\n";

        assertThat(RevisionCheck.findings(new RevisionFile(FILE, text, Set.of()))).singleElement().asString()
                .contains("line 4 has what opens");
        assertThat(RevisionCheck.findings(new RevisionFile(FILE, text, Set.of(RevisionLabel.IRREVERSIBLE)))).isEmpty();
    }

    @Test
    void newEnumValueIsUsedByALaterRevision() {
        assertThat(findings("", USE + "UPDATE a SET s = 'HELD';\nUPDATE b SET s = 'HELD';")).singleElement().asString()
                .contains("line 4 has a use of 'HELD'").contains("later revision");
        assertThat(findings("", USE + "DO $$ BEGIN\nUPDATE a SET s = 'HELD'; END $$;")).singleElement().asString().contains("line 5");
        assertThat(findings("", USE + "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'HELD' $$; SELECT 'OTHER';")).isEmpty();
        assertThat(findings("", "CREATE TYPE state AS ENUM ('OPEN');\n" + USE + "SELECT 'HELD';")).isEmpty();
        assertThat(findings(" runInTransaction:false", USE + "SELECT 'HELD';")).isEmpty();
    }

    @Test
    void wordsOfLiquibaseThatChangeATextAreNamed() {
        assertThat(findings(" endDelimiter:/", "SELECT 1;")).singleElement().asString().contains("has 'endDelimiter'");
        assertThat(findings("", "--property name:a value:b\nSELECT 1;")).singleElement().asString().contains("has 'property'");
        String strayed = "--liquibase formatted sql\nSELECT 0;\n--changeset me:aaaaaaaaaaaa\nSELECT 1;\n";
        assertThat(RevisionCheck.findings(new RevisionFile(FILE, strayed, Set.of()))).singleElement().asString()
                .contains("SQL before its change set");
    }

    @Test
    void indexOutsideOfATransactionHasAName() {
        assertThat(findings(" runInTransaction:false", "SELECT 1;\nCREATE UNIQUE INDEX CONCURRENTLY ON a (b);")).singleElement().asString()
                .contains("line 4 has an index without a name");
        assertThat(findings(" runInTransaction:false", "CREATE INDEX CONCURRENTLY on_a ON a (b); BEGIN; COMMIT;")).isEmpty();
        assertThat(findings("", "CREATE INDEX ON a (b);")).isEmpty();
    }

    @Test
    void whatRunsIsLeftAlone() {
        assertThat(findings("", "SAVEPOINT a; ROLLBACK TO a; CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;"))
                .isEmpty();
        assertThat(findings("", "SELECT E'\\\\', '\\restrict', $$ \\copy $$; -- \\x\n"
                + "REFRESH MATERIALIZED VIEW CONCURRENTLY a; SELECT 'CREATE INDEX CONCURRENTLY';")).isEmpty();
        assertThat(findings(" runInTransaction:false", "CREATE INDEX CONCURRENTLY i ON a (b); VACUUM a;")).isEmpty();
    }

    @Test
    void buildLooksAtEveryText(@TempDir Path directory) throws Exception {
        TestChangeLog changeLog = TestChangeLog.in(directory).revision("dumped", "\\restrict x\nSELECT 1;", "SELECT 1;");

        assertThat(CheckRevisions.findings(directory, changeLog.loader())).singleElement().asString()
                .startsWith(changeLog.files().get(0) + ": line 3");
    }

    private static List<String> findings(String attributes, String sql) {
        return RevisionCheck.findings(new RevisionFile(FILE, HEAD.formatted(attributes) + sql + "\n", Set.of(RevisionLabel.IRREVERSIBLE)));
    }
}
