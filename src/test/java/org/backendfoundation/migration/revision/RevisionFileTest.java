package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.backendfoundation.migration.run.LiquibaseRevisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a revision's file says is what runs. */
class RevisionFileTest {

    private static final Map<String, String> RELEASED = Map.of(
            "5c1e0f7a42d9", "9:1fbe300ae66823e32cc7c8081b42e8fc",
            "7d20b94e16c3", "9:77718e52195afa03ab7a1acefff804c6",
            "8ac3551f438e", "9:ad8d9b616dd77224f56ac137e5416109",
            "b2f4d61c7a90", "9:9adf4a1e360abcfdf9b8ba4de74f663b",
            "c81e35d0f4a7", "9:1264ed6ab3fc10412482f8add094fce8",
            "d49a70b6e215", "9:b7f74e38cc676aa6e5c4bb9c003221dc",
            "e7063b9fd82c", "9:b31cb57f9010581dfce6f75511519da1",
            "f3b8c50d71ae", "9:5db2e4c3f92a91bd7e04061c2b69526a");

    private static final String HEAD = "--liquibase formatted sql\n\n--changeset me:aaaaaaaaaaaa%s\n";

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO w VALUES (3, $$dollar -- not a comment\nnext$$);",
        "INSERT INTO w VALUES (13, 'first\n--rollback DROP\nlast');",
        "INSERT INTO w VALUES ($$# Title\nsee /* not */ -- this\nend$$);", "SELECT $$ready\ngo\nnow$$;", "SELECT $x$-- gone?$x$;",
        "SELECT '${user.name} ${PATH}';",
        "SELECT '\n--changeset you:bbbbbbbbbbbb\n--comment: x\n--preconditions\n';", "SELECT 1 /* of two\n--rollback\n*/ + 2;",
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ -- why\nBEGIN\n  --rollback is no word here\n  RETURN 1; -- because\nEND $$;",
        "UPDATE place SET dir = 'C:\\'; INSERT INTO place VALUES (2, 'D:\\'); INSERT INTO place VALUES (3, 'it''s; -- here');"})
    void textIsRunAsItIsWritten(String sql) {
        RevisionFile file = file("", sql + "\n--rollback SELECT 2;\n");

        assertThat(file.findings()).isEmpty();
        assertThat(file.sql(Direction.UPGRADE).strip()).isEqualTo(sql);
        assertThat(String.join("; ", file.statements(Direction.UPGRADE)) + ";").isEqualTo(sql);
        assertThat(file.statements(Direction.DOWNGRADE)).containsExactly("SELECT 2");
    }

    @Test
    void rollbackIsOfLinesOrOfABlock() {
        String lines = "--rollback INSERT INTO t VALUES ('a\n--rollback b');\n-- Rollback of the other\n--rollback SELECT 1;\n";
        assertThat(file("", "SELECT 3;\n" + lines).sql(Direction.DOWNGRADE).strip())
                .isEqualTo("INSERT INTO t VALUES ('a\nb');\nof the other\nSELECT 1;");

        RevisionFile block = file("", "SELECT 3;\n/* liquibase rollback\nSELECT '/* no comment';\nSELECT 4;\n*/\nSELECT 5;\n");
        assertThat(block.statements(Direction.DOWNGRADE)).containsExactly("SELECT '/* no comment'", "SELECT 4");
        assertThat(SqlStatement.of(block.sql(Direction.UPGRADE))).extracting(SqlStatement::text).containsExactly("SELECT 3", "SELECT 5");
        assertThat(file("", "SELECT 3;\n--rollback not required\n").statements(Direction.DOWNGRADE)).isEmpty();
    }

    @Test
    void statementsOutsideATransactionAreCutOnlyWhereTheyEnd() {
        RevisionFile file = file(" runInTransaction:false splitStatements:false",
                "-- first\nUPDATE a SET b = $$x;y$$;\nCREATE INDEX CONCURRENTLY i ON a (b);\n--rollback SELECT 1;");

        assertThat(file.statements(Direction.UPGRADE)).containsExactly("UPDATE a SET b = $$x;y$$", "CREATE INDEX CONCURRENTLY i ON a (b)");
    }

    /** A value that Liquibase reads as false was once read as true by the plan alone, which then took an interrupted revision for whole. */
    @ParameterizedTest
    @CsvSource({"'',true", "runInTransaction:true,true", "runInTransaction:false,false", "runInTransaction:FALSE,false",
        "runInTransaction:no,false",
        "runInTransaction:TRUE,true", "runInTransaction:false runInTransaction:true,true"})
    void whatSwitchesTheTransactionOffIsLiquibasesRule(String attribute, boolean isTransactional) {
        assertThat(file(" " + attribute, "SELECT 1;\n--rollback SELECT 2;").revision().isTransactional()).isEqualTo(isTransactional);
    }

    @Test
    void lineEndsCountAsOne() {
        assertThat(new RevisionFile(path(),
                HEAD.formatted("").replace("\n", "\r\n") + "SELECT 'a\r\nb';\r\n--rollback SELECT 2;\r\n", Set.of())
                .statements(Direction.UPGRADE))
                .containsExactly("SELECT 'a\nb'");
    }

    /** By Liquibase's own parser, in databases that exist. */
    @Test
    void marksOfReleasedRevisionsKeepTheirChecksums() throws Exception {
        Map<String, String> marks = new HashMap<>();
        for (Revision revision : ChangeLog.read(loader()).revisions()) {
            marks.put(revision.id(), checksum(revision));
            assertThat(checksum(revision)).as(revision.file()).isEqualTo(liquibasesOwn(revision));
        }
        assertThat(marks).containsAllEntriesOf(RELEASED);
    }

    private static String checksum(Revision revision) {
        return LiquibaseRevisions.changeSet(RevisionFile.of(revision, loader())).generateCheckSum(ChecksumVersion.latest()).toString();
    }

    private static String liquibasesOwn(Revision revision) throws Exception {
        ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor(loader());
        List<ChangeSet> sets = ChangeLogParserFactory.getInstance().getParser(revision.file(), resources)
                .parse(revision.file(), new ChangeLogParameters(), resources).getChangeSets();
        return sets.get(0).generateCheckSum(ChecksumVersion.latest()).toString();
    }

    private static ClassLoader loader() {
        return RevisionFileTest.class.getClassLoader();
    }

    private static RevisionFile file(String attributes, String sql) {
        return new RevisionFile(path(), HEAD.formatted(attributes) + sql, Set.of());
    }

    private static String path() {
        return "db/revision/aaaaaaaaaaaa_first.sql";
    }
}
