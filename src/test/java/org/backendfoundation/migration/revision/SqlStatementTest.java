package org.backendfoundation.migration.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.Parser;

/** Where a script is cut. */
class SqlStatementTest {

    @Test
    void semicolonWithinAStatementEndsNone() {
        assertThat(texts(
                "SELECT 'a;b''; c', E'q\\'; r', $$ ; ' $$, $q$ $$; $q$, \"x;\"\"y\" -- z; '\n/* ; /* ' */ ; */ ; SELECT 2 ; ; -- end"))
                .hasSize(2).last().isEqualTo("SELECT 2");
        assertThat(texts("UPDATE place SET dir = 'C:\\'; INSERT INTO place VALUES (2, 'D:\\'); SELECT 'it''s; -- here'")).hasSize(3);
        assertThat(texts("CREATE RULE r AS ON INSERT TO a DO (DELETE FROM b; DELETE FROM c); SELECT 1")).hasSize(2);
    }

    @Test
    void bodyOfAStandardFunctionIsAPartOfIt() {
        String function = "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 0 THEN 1 END; END";

        assertThat(texts(function + "; SELECT 2;")).containsExactly(function, "SELECT 2");
        assertThat(texts("BEGIN; SELECT 1; END;")).hasSize(3);
    }

    /** SQL standard: the second part is of the same kind as the first. */
    @Test
    void literalGoesOnBehindALineEnd() {
        assertThat(texts("SELECT E'a' -- and so on\n  'b\\';'; SELECT 2")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 'open", "SELECT $$open", "SELECT \"open", "SELECT 1 /* open /* */", "SELECT (1", "SELECT E'open\\'",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;"})
    void whatIsOpenAtTheEndIsKnown(String sql) {
        assertThat(SqlStatement.of(sql)).singleElement().matches(statement -> statement.unclosed().isPresent());
        assertThat(SqlStatement.of("SELECT (1), 'closed', $$closed$$")).singleElement()
                .matches(statement -> statement.unclosed().isEmpty());
    }

    /**
     * But for what the driver does not know: an {@code E'…'} in the first place of a text, where no statement has it, and the end of a
     * standard body.
     */
    @Property(tries = 5_000)
    void scriptIsCutWhereTheDriverCutsIt(@ForAll("scripts") String script) throws SQLException {
        List<String> driver = Parser.parseJdbcSql(script, true, false, true, false, false).stream().map(query -> query.nativeSql)
                .map(SqlStatementTest::texts).flatMap(List::stream).toList();
        long pieces = Parser.parseJdbcSql(script, true, false, true, false, false).stream()
                .filter(query -> !texts(query.nativeSql).isEmpty()).count();

        assertThat(texts(script)).hasSize((int) pieces).isEqualTo(driver);
    }

    @Provide
    Arbitrary<String> scripts() {
        return Arbitraries
                .of(";", ";", ";", "SELECT", "a", "a$b$c", "$1", "1", "+", "@-", "'a;b'", "'it''s; '", "'C:\\'", "E'q\\'; r' x",
                        "e'\\\\' x", "U&'d\\0061;'",
                        "$$a;b ' $$", "$q$ $$ ; ' $q$", "$_1$;$_1$", "\"x;y\"", "\"a\"\"b;\"", "-- c; ' $$\n", "/* ; ' /* nested; */ \" */",
                        "(a; 'b)')", "((x); y)", "pä€ß😀",
                        "''", "\n", "\t", "--\n", "/**/")
                .list().ofMaxSize(30).map(parts -> "SELECT " + String.join(" ", parts));
    }

    private static List<String> texts(String sql) {
        return SqlStatement.of(sql).stream().map(SqlStatement::text).toList();
    }
}
