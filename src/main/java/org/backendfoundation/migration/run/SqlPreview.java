package org.backendfoundation.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * The steps as a script for {@code psql}: what would run, in order, with the marks that the application would set. Nothing is run. The ledger knows
 * nothing of revisions that somebody runs this way; they count as applied all the same.
 */
public final class SqlPreview {

    /** For the session, and not for a function, whose own setting stands before its body. */
    private static final Pattern OTHER_NAMES = Pattern.compile(
            "(?im)^\\s*SET\\s+(SESSION\\s+)?(search_path|ROLE)\\b[^;$]*(;|\\z)|\\bset_config\\s*\\(\\s*'(search_path|role)'");

    /** Else psql would set the mark of a revision that failed outside a transaction, and go on with the next one. */
    private static final String STOP = "\\set ON_ERROR_STOP on\n";

    private final ClassLoader loader;

    public SqlPreview(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * @param connection is asked whether the table of marks is there
     * @throws ProblemException CHANGE_LOG_INVALID where a file cannot be read
     */
    public String of(List<PlanStep> steps, Connection connection) throws SQLException {
        StringBuilder script = new StringBuilder(steps.isEmpty() ? "" : STOP);
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

    private static void write(List<PlanStep> steps, boolean hasMarks, LiquibaseRevisions revisions, StringBuilder script) {
        if (!hasMarks && !steps.isEmpty()) {
            statement(revisions.marksTable(), script);
        }
        for (PlanStep step : steps) {
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
        if (step.statements().stream().anyMatch(sql -> OTHER_NAMES.matcher(sql).find())) {
            statement(StepExecutor.OWN_NAMES, script); // only then: whoever runs the script may have set a role for all of it
        }
        statement(step.mark(), script);
        statement("COMMIT", script);
    }

    /** A comment at the end would swallow the semicolon. */
    private static void statement(String sql, StringBuilder script) {
        String text = sql.strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        script.append(text).append(last.contains("--") ? "\n;" : text.endsWith(";") ? "" : ";").append('\n');
    }
}
