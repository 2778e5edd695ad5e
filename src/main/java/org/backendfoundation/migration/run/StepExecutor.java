package org.backendfoundation.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.lock.MigrationWatch;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * Runs the steps of one plan, each with its entry in the ledger. A revision, its changelog row and the end of its ledger entry are one
 * transaction, so a killed node leaves all of it or nothing. A revision outside a transaction runs statement by statement; the next attempt
 * continues where the last one ended, see {@link InterruptedIndex}.
 */
final class StepExecutor {

    /** How often a statement that waited {@code lock_timeout} for a table is retried. */
    static final int LOCK_RETRIES = 5;

    /** lock_not_available, deadlock_detected (PostgreSQL documentation, Appendix A). */
    private static final Set<String> BLOCKED_STATES = Set.of("55P03", "40P01");

    private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bCONCURRENTLY\\b");

    /** A revision may have changed role and search path, as the output of pg_dump does; our tables would not be found then. */
    static final String RESET_NAMES = "RESET ROLE; RESET search_path; ";

    private static final int MAX_SQL_IN_MESSAGE = 100;

    private static final Logger LOG = SafeLogger.of(StepExecutor.class);

    private final Connection connection;
    private final MigrationLock lock;
    private final MigrationWatch watch;
    private final RunLedger ledger;
    private final Supplier<UUID> ids;
    private final MigrationLimits limits;
    private final MigrationCommand command;

    /** @param connection without auto-commit */
    StepExecutor(Connection connection, MigrationLock lock, MigrationWatch watch, RunLedger ledger, Supplier<UUID> ids,
            MigrationLimits limits,
            MigrationCommand command) {
        this.connection = connection;
        this.lock = lock;
        this.watch = watch;
        this.ledger = ledger;
        this.ids = ids;
        this.limits = limits;
        this.command = command;
    }

    /** @throws ProblemException MIGRATION_FAILED or MIGRATION_LOCK_TAKEN; the steps before the failed one stay applied */
    void executeAll(List<PlanStep> steps, LiquibaseRevisions revisions) throws SQLException {
        if (!RunLedger.exists(connection, "databasechangelog")) {
            execute(revisions.createChangelogTable());
        }
        execute(LiquibaseRevisions.upgradeChangelogTable());
        connection.commit();
        for (PlanStep step : steps) {
            command.progress().accept(step);
            executeWithRetry(step, revisions);
        }
    }

    private void executeWithRetry(PlanStep step, LiquibaseRevisions revisions) {
        for (int attempt = 1;; attempt++) {
            try {
                executeStep(step, revisions);
                return;
            } catch (SQLException e) {
                String reason = reason(e);
                if (attempt == LOCK_RETRIES || !BLOCKED_STATES.contains(String.valueOf(e.getSQLState()))) {
                    throw new ProblemException(MigrationError.MIGRATION_FAILED, step.revision().version() + ": " + reason, e);
                }
                LOG.warning("A migration could not lock a table: " + reason + "; retry " + attempt + " of " + LOCK_RETRIES);
                pause(attempt);
            }
        }
    }

    private void executeStep(PlanStep step, LiquibaseRevisions revisions) throws SQLException {
        Script script = revisions.script(step);
        boolean isResumed = !script.isTransactional()
                && ledger.unfinishedDirections(connection).get(step.revision().id()) == step.direction();
        UUID run = ledger.begin(connection, ids.get(), command, step, script.hash());
        connection.commit();
        try {
            watch.reset();
            runScript(script, isResumed);
            execute(RESET_NAMES + script.changelogStatement());
            ledger.finish(connection, run, step.stateWhenDone(), null);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            recordFailure(run, step, e);
            throw e;
        }
    }

    /**
     * Sets the limits again, because a revision may have set its own. Checks the lock within the transaction that needs it: a take-over
     * after that check waits for the transaction's end.
     */
    private void runScript(Script script, boolean isResumed) throws SQLException {
        if (!script.isTransactional()) {
            runOutsideTransaction(script, isResumed);
        }
        execute(limits.settings());
        lock.requireHeld();
        if (script.isTransactional()) {
            for (String statement : script.statements()) {
                InterruptedIndex.removeInvalid(connection, statement, false);
                execute(statement);
            }
        }
    }

    private void runOutsideTransaction(Script script, boolean isResumed) throws SQLException {
        connection.setAutoCommit(true);
        try (Transactions restored = () -> connection.setAutoCommit(false)) {
            for (String statement : script.statements()) {
                execute((CONCURRENTLY.matcher(statement).find() ? limits.concurrent() : limits).settings());
                lock.requireHeld();
                lock.runWithoutPolling(() -> executeUnlessDone(statement, isResumed));
            }
        }
    }

    /** Switches auto-commit off again. If the connection is lost, that failure does not hide the original one. */
    private interface Transactions extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private void executeUnlessDone(String statement, boolean isResumed) throws SQLException {
        if (!isResumed || !InterruptedIndex.isDone(connection, statement)) {
            InterruptedIndex.removeInvalid(connection, statement, isResumed);
            execute(statement);
        }
    }

    /** Disables JDBC escapes, because braces belong to SQL here. */
    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
        if (connection.isClosed()) {
            throw new SQLException(
                    "The driver has closed the connection after \"" + sql.substring(0, Math.min(sql.length(), MAX_SQL_IN_MESSAGE))
                            + "\": it needs a DateStyle that begins with ISO, and client_encoding UTF8",
                    "08003");
        }
    }

    private void recordFailure(UUID run, PlanStep step, Exception failure) {
        try {
            connection.rollback();
            ledger.finish(connection, run, step.stateWhenFailed(), reason(failure));
            connection.commit();
        } catch (SQLException failedToRecord) {
            failure.addSuppressed(failedToRecord); // the next holder of the lock closes the entry
        }
    }

    private String reason(Exception failure) {
        return FailureReason.of(failure) + watch.blockers().map(blockers -> "; blocked by: " + blockers).orElse("");
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(200L, 400L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(MigrationError.MIGRATION_FAILED, "Interrupted between two attempts", e);
        }
    }
}
