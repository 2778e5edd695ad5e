package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import liquibase.exception.LiquibaseException;
import org.backendfoundation.problem.ProblemException;

/**
 * The steps as a script for {@code psql}: what would run, in order, with the marks that the application would set. Nothing is run. The ledger knows
 * nothing of revisions that somebody runs this way; they count as applied all the same.
 */
final class SqlPreview {

    private final ClassLoader loader;

    SqlPreview(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * @param connection is asked whether the table of marks is there
     * @throws ProblemException CHANGE_LOG_INVALID where a file cannot be read
     */
    String of(List<Step> steps, Connection connection) throws SQLException {
        StringBuilder script = new StringBuilder();
        boolean hasMarks = RunLedger.exists(connection, "databasechangelog");
        boolean commitsItself = connection.getAutoCommit();
        try {
            LiquibaseRevisions.open(connection, loader, revisions -> write(steps, hasMarks, revisions, script));
        } catch (Exception e) {
            throw new ProblemException(MigrationError.CHANGE_LOG_INVALID, FailureReason.of(e), e);
        } finally {
            connection.setAutoCommit(commitsItself); // Liquibase has switched it off
        }
        return script.toString();
    }

    private static void write(List<Step> steps, boolean hasMarks, LiquibaseRevisions revisions, StringBuilder script) throws LiquibaseException {
        if (!hasMarks && !steps.isEmpty()) {
            statement(revisions.marksTable(), script);
        }
        for (Step step : steps) {
            script.append("\n-- ").append(step.direction()).append(' ').append(step.revision().version()).append('\n');
            write(revisions.script(step), script);
        }
    }

    private static void write(Script step, StringBuilder script) {
        if (!step.isTransactional()) {
            step.statements().forEach(sql -> statement(sql, script));
        }
        statement("BEGIN", script);
        if (step.isTransactional()) {
            step.statements().forEach(sql -> statement(sql, script));
        }
        statement(step.mark(), script);
        statement("COMMIT", script);
    }

    /** A comment at the end would swallow the semicolon. */
    private static void statement(String sql, StringBuilder script) {
        String text = sql.strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        script.append(text).append(text.endsWith(";") ? "" : last.contains("--") ? "\n;" : ";").append('\n');
    }
}
