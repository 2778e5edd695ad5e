package org.backendfoundation.migration.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reports, with file and line, what would fail only when a revision runs. It runs while a project is built. A node does not run it: a text
 * that was applied long ago needs no check.
 */
final class RevisionCheck {

    /** The first words of statements that PostgreSQL refuses within a transaction. */
    private static final List<String[]> OUTSIDE_TRANSACTION = Stream
            .of("VACUUM", "CREATE DATABASE", "DROP DATABASE", "ALTER SYSTEM", "CREATE TABLESPACE", "DROP TABLESPACE",
                    "REINDEX DATABASE", "REINDEX SYSTEM")
            .map(words -> words.split(" ")).toList();

    /** The first words of statements that end a transaction; {@code ROLLBACK TO} leads back to a savepoint and ends nothing. */
    private static final List<String> TRANSACTION_ENDS = List.of("COMMIT", "END", "ROLLBACK", "ABORT");

    private static final Set<String> FOREIGN = Set.of("property", "ignore", "ignoreLines");

    private final RevisionFile file;
    private final List<String> findings = new ArrayList<>();

    private RevisionCheck(RevisionFile file) {
        this.file = file;
    }

    static List<String> findings(RevisionFile file) {
        RevisionCheck check = new RevisionCheck(file);
        check.checkWords();
        check.checkScript(file.sql(Direction.UPGRADE));
        if (!file.labels().contains(RevisionLabel.IRREVERSIBLE)) {
            check.checkScript(file.sql(Direction.DOWNGRADE));
        }
        return check.findings;
    }

    /** Reports words that have a meaning for Liquibase. */
    private void checkWords() {
        Stream.of("endDelimiter", "rollbackEndDelimiter").filter(name -> file.attribute(name).isPresent())
                .forEach(name -> findings.add(file.file() + ": has '" + name + "'; end each statement with a semicolon, and take it out"));
        file.parts().foreign().stream().filter(word -> FOREIGN.stream().anyMatch(word::equalsIgnoreCase))
                .forEach(word -> findings
                        .add(file.file() + ": has '" + word + "'; a revision's text is run as it is written, so take it out"));
        if (file.parts().hasSqlBeforeChangeSet()) {
            findings.add(file.file() + ": has SQL before its change set, which never runs; move it below the line --changeset");
        }
    }

    private void checkScript(String sql) {
        for (SqlStatement statement : SqlStatement.of(sql)) {
            if (statement.startsWith("COPY") && statement.has("STDIN")) {
                add(sql, statement.start(), "COPY … FROM stdin, whose rows only psql reads; write INSERT statements");
                return;
            }
            checkPsqlCommand(sql, statement);
            statement.unclosed().ifPresent(open -> add(sql, open.start(), "what opens there is never closed"));
            if (file.isTransactional()) {
                checkNeedsNoTransaction(sql, statement);
                checkTransactionEnd(sql, statement);
            } else {
                checkIndexName(sql, statement);
            }
        }
        if (file.isTransactional()) {
            NewEnumValue.uses(sql).forEach(
                    (use, value) -> add(sql, use, "a use of " + value + ", which the same revision adds to an enum; PostgreSQL accepts a"
                            + " new value only once it is committed, so use it in a later revision"));
        }
    }

    private void checkPsqlCommand(String sql, SqlStatement statement) {
        statement.tokens().stream().filter(token -> token.isSign('\\')).findFirst()
                .ifPresent(command -> add(sql, command.start(), "a psql command, which only psql understands; remove the line"));
    }

    private void checkNeedsNoTransaction(String sql, SqlStatement statement) {
        boolean isOfIndex = statement.has("INDEX") && statement.has("CONCURRENTLY")
                || statement.startsWith("REINDEX") && statement.has("CONCURRENTLY");
        if (isOfIndex || OUTSIDE_TRANSACTION.stream().anyMatch(statement::startsWith)) {
            add(sql, statement.start(), "a statement that runs in no transaction; give the change set runInTransaction:false");
        }
    }

    private void checkTransactionEnd(String sql, SqlStatement statement) {
        boolean isEnd = TRANSACTION_ENDS.stream().anyMatch(statement::startsWith) && !statement.has("TO");
        if (isEnd || statement.startsWith("PREPARE", "TRANSACTION")) {
            add(sql, statement.start(),
                    "a statement that ends the revision's transaction; remove it, or give the change set runInTransaction:false");
        }
    }

    /** After an interruption, the index's name shows whether the statement had created it. */
    private void checkIndexName(String sql, SqlStatement statement) {
        List<String> words = statement.tokens().stream().filter(SqlToken::isMeaningful).limit(5)
                .map(token -> token.text().toUpperCase(Locale.ROOT))
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
