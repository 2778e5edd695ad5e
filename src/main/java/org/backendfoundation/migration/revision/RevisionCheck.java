package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What would fail only when a revision runs, named while a project is built, with file and line. A node does not ask: to it a text that was applied long ago
 * is as good as any.
 */
final class RevisionCheck {

    /** What PostgreSQL refuses within a transaction, by its first words. */
    private static final List<String[]> ALONE = Stream.of("VACUUM", "CREATE DATABASE", "DROP DATABASE", "ALTER SYSTEM", "CREATE TABLESPACE", "DROP TABLESPACE",
            "REINDEX DATABASE", "REINDEX SYSTEM").map(words -> words.split(" ")).toList();

    /** By their first words; {@code ROLLBACK TO} leads back to a savepoint and ends nothing. */
    private static final List<String> TRANSACTION_ENDS = List.of("COMMIT", "END", "ROLLBACK", "ABORT");

    private static final Set<String> FOREIGN = Set.of("property", "ignore", "ignoreLines");

    private final RevisionFile file;
    private final List<String> findings = new ArrayList<>();

    private RevisionCheck(RevisionFile file) {
        this.file = file;
    }

    static List<String> findings(RevisionFile file) {
        RevisionCheck check = new RevisionCheck(file);
        check.words();
        check.script(file.sql(Direction.UPGRADE));
        if (!file.marks().contains(Mark.IRREVERSIBLE)) {
            check.script(file.sql(Direction.DOWNGRADE));
        }
        return check.findings;
    }

    /** Of Liquibase, which have another meaning than a comment's. */
    private void words() {
        Stream.of("endDelimiter", "rollbackEndDelimiter").filter(name -> file.attribute(name).isPresent())
                .forEach(name -> findings.add(file.file() + ": has '" + name + "'; end each statement with a semicolon, and take it out"));
        file.parts().foreign().stream().filter(word -> FOREIGN.stream().anyMatch(word::equalsIgnoreCase))
                .forEach(word -> findings.add(file.file() + ": has '" + word + "'; a revision's text is run as it is written, so take it out"));
        if (file.parts().hasStrayed()) {
            findings.add(file.file() + ": has SQL before its change set, which nobody runs; move it behind the line --changeset");
        }
    }

    private void script(String sql) {
        for (SqlStatement statement : SqlStatement.of(sql)) {
            if (statement.begins("COPY") && statement.has("STDIN")) {
                add(sql, statement.start(), "COPY … FROM stdin, whose rows psql alone reads; write INSERT statements");
                return;
            }
            unlessForPsql(sql, statement);
            statement.open().ifPresent(open -> add(sql, open.start(), "what opens there is never closed"));
            if (file.isTransactional()) {
                unlessAlone(sql, statement);
                unlessEndOfTransaction(sql, statement);
            } else {
                unlessNamelessIndex(sql, statement);
            }
        }
        if (file.isTransactional()) {
            NewEnumValue.uses(sql).forEach((use, value) -> add(sql, use, "a use of " + value + ", which the same revision adds to an enum; PostgreSQL takes a"
                    + " new value only once it is committed, so use it in a later revision"));
        }
    }

    private void unlessForPsql(String sql, SqlStatement statement) {
        statement.tokens().stream().filter(token -> token.isSign('\\')).findFirst()
                .ifPresent(command -> add(sql, command.start(), "a command of psql, which alone reads it; take the line out"));
    }

    private void unlessAlone(String sql, SqlStatement statement) {
        boolean isOfIndex = statement.has("INDEX") && statement.has("CONCURRENTLY") || statement.begins("REINDEX") && statement.has("CONCURRENTLY");
        if (isOfIndex || ALONE.stream().anyMatch(statement::begins)) {
            add(sql, statement.start(), "a statement that runs in no transaction; give the change set runInTransaction:false");
        }
    }

    private void unlessEndOfTransaction(String sql, SqlStatement statement) {
        boolean isEnd = TRANSACTION_ENDS.stream().anyMatch(statement::begins) && !statement.has("TO");
        if (isEnd || statement.begins("PREPARE", "TRANSACTION")) {
            add(sql, statement.start(), "an end of the transaction that marks the revision as applied; take it out, or give the change set runInTransaction:false");
        }
    }

    /** Whether an interrupted statement had made its index is seen by the index's name. */
    private void unlessNamelessIndex(String sql, SqlStatement statement) {
        List<String> words = statement.tokens().stream().filter(SqlToken::isMeant).limit(5).map(token -> token.text().toUpperCase(Locale.ROOT))
                .filter(word -> !word.equals("UNIQUE") && !word.equals("CONCURRENTLY")).toList();
        if (words.size() > 2 && words.subList(0, 3).equals(List.of("CREATE", "INDEX", "ON"))) {
            add(sql, statement.start(), "an index without a name, which would be made twice after an interruption; give it one");
        }
    }

    private void add(String sql, int position, String finding) {
        long line = 1 + sql.substring(0, position).chars().filter(letter -> letter == '\n').count();
        findings.add(file.file() + ": line " + line + " has " + finding);
    }
}
