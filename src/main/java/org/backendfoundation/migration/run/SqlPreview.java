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
 * Writes the steps as a script for {@code psql}: what would run, in order, with the changelog rows that the application would write. It
 * runs nothing. The ledger has no entry for revisions that somebody runs this way, but they count as applied.
 */
public final class SqlPreview {

    /** A statement that changes the session's role or search path; not a function, whose own setting stands before its body. */
    private static final Pattern CHANGES_NAMES = Pattern.compile(
            "(?im)^\\s*SET\\s+(SESSION\\s+)?(search_path|ROLE)\\b[^;$]*(;|\\z)|\\bset_config\\s*\\(\\s*'(search_path|role)'");

    /** Otherwise psql would insert the changelog row of a revision that failed outside a transaction, and continue with the next one. */
    private static final String STOP_ON_ERROR = "\\set ON_ERROR_STOP on\n";

    private final ClassLoader loader;

    public SqlPreview(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * @param connection used to check whether {@code databasechangelog} exists
     * @throws ProblemException CHANGE_LOG_INVALID where a file cannot be read
     */
    public String write(List<PlanStep> steps, Connection connection) throws SQLException {
        StringBuilder script = new StringBuilder(steps.isEmpty() ? "" : STOP_ON_ERROR);
        boolean hasChangelog = RunLedger.exists(connection, "databasechangelog");
        boolean commitsItself = connection.getAutoCommit();
        try {
            LiquibaseRevisions.open(connection, loader, revisions -> write(steps, hasChangelog, revisions, script));
        } catch (Exception e) {
            throw new ProblemException(MigrationError.CHANGE_LOG_INVALID, FailureReason.of(e), e);
        } finally {
            connection.setAutoCommit(commitsItself); // Liquibase has switched it off
        }
        return script.toString();
    }

    private static void write(List<PlanStep> steps, boolean hasChangelog, LiquibaseRevisions revisions, StringBuilder script) {
        if (!hasChangelog && !steps.isEmpty()) {
            appendStatement(revisions.createChangelogTable(), script);
        }
        for (PlanStep step : steps) {
            script.append("\n-- ").append(step.direction()).append(' ').append(step.revision().version()).append('\n');
            write(revisions.script(step), script);
        }
    }

    private static void write(Script step, StringBuilder script) {
        if (!step.isTransactional()) {
            step.statements().forEach(sql -> appendStatement(sql, script));
        }
        appendStatement("BEGIN", script);
        if (step.isTransactional()) {
            step.statements().forEach(sql -> appendStatement(sql, script));
        }
        if (step.statements().stream().anyMatch(sql -> CHANGES_NAMES.matcher(sql).find())) {
            appendStatement(StepExecutor.RESET_NAMES, script); // not always: the operator may have set a role for the whole script
        }
        appendStatement(step.changelogStatement(), script);
        appendStatement("COMMIT", script);
    }

    /** Adds a line break after a comment at the end, which would otherwise swallow the semicolon. */
    private static void appendStatement(String sql, StringBuilder script) {
        String text = sql.strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        script.append(text).append(last.contains("--") ? "\n;" : text.endsWith(";") ? "" : ";").append('\n');
    }
}
