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
import org.backendfoundation.migration.plan.MigrationOrder;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * Takes the steps of one order, each with its entry in the ledger. A revision, its mark and the end of its entry are one transaction, so a node that is
 * killed leaves all or nothing. What cannot run in a transaction is run statement by statement; the next attempt goes on where that one ended,
 * see {@link InterruptedIndex}.
 */
final class StepExecutor {

    /** A statement that waited {@code lock_timeout} for a table is tried again this often. */
    static final int LOCK_RETRIES = 5;

    /** lock_not_available, deadlock_detected (PostgreSQL documentation, Appendix A). */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bCONCURRENTLY\\b");

    /** A revision may have set these, as the texts of pg_dump do, and then our tables would not be found. */
    static final String OWN_NAMES = "RESET ROLE; RESET search_path; ";

    private static final int SHOWN = 100;

    private static final Logger LOG = SafeLogger.of(StepExecutor.class);

    private final Connection connection;
    private final MigrationLock lock;
    private final MigrationWatch watch;
    private final RunLedger ledger;
    private final Supplier<UUID> ids;
    private final MigrationLimits limits;
    private final MigrationOrder order;

    /** @param connection without auto-commit */
    StepExecutor(Connection connection, MigrationLock lock, MigrationWatch watch, RunLedger ledger, Supplier<UUID> ids, MigrationLimits limits,
            MigrationOrder order) {
        this.connection = connection;
        this.lock = lock;
        this.watch = watch;
        this.ledger = ledger;
        this.ids = ids;
        this.limits = limits;
        this.order = order;
    }

    /** @throws ProblemException MIGRATION_FAILED or MIGRATION_LOCK_TAKEN; the steps before the one that failed stay taken */
    void take(List<PlanStep> steps, LiquibaseRevisions revisions) throws SQLException {
        if (!RunLedger.exists(connection, "databasechangelog")) {
            execute(revisions.marksTable());
        }
        execute(LiquibaseRevisions.marksTableGrown());
        connection.commit();
        for (PlanStep step : steps) {
            order.progress().accept(step);
            takeWithRetry(step, revisions);
        }
    }

    private void takeWithRetry(PlanStep step, LiquibaseRevisions revisions) {
        for (int attempt = 1; ; attempt++) {
            try {
                take(step, revisions);
                return;
            } catch (SQLException e) {
                String reason = reason(e);
                if (attempt == LOCK_RETRIES || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
                    throw new ProblemException(MigrationError.MIGRATION_FAILED, step.revision().version() + ": " + reason, e);
                }
                LOG.warning("A migration waited in vain for a table: " + reason + "; trying again, " + attempt + " of " + LOCK_RETRIES);
                pause(attempt);
            }
        }
    }

    private void take(PlanStep step, LiquibaseRevisions revisions) throws SQLException {
        Script script = revisions.script(step);
        boolean goesOn = !script.isTransactional() && ledger.unfinished(connection).get(step.revision().id()) == step.direction();
        UUID run = ledger.begin(connection, ids.get(), order, step, script.hash());
        connection.commit();
        try {
            watch.forget();
            run(script, goesOn);
            execute(OWN_NAMES + script.mark());
            ledger.finish(connection, run, step.done(), null);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            failed(run, step, e);
            throw e;
        }
    }

    /**
     * A revision may have set limits of its own for its session. The lock is asked for in the transaction that needs it: whoever took it over since then
     * waits for that transaction's end.
     */
    private void run(Script script, boolean goesOn) throws SQLException {
        if (!script.isTransactional()) {
            runAlone(script, goesOn);
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

    private void runAlone(Script script, boolean goesOn) throws SQLException {
        connection.setAutoCommit(true);
        try (Transactions again = () -> connection.setAutoCommit(false)) {
            for (String statement : script.statements()) {
                execute((CONCURRENTLY.matcher(statement).find() ? limits.concurrent() : limits).settings());
                lock.requireHeld();
                lock.undisturbed(() -> executeUnlessDone(statement, goesOn));
            }
        }
    }

    /** Begun again after statements without: where the connection is lost meanwhile, that does not hide why. */
    private interface Transactions extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private void executeUnlessDone(String statement, boolean goesOn) throws SQLException {
        if (!goesOn || !InterruptedIndex.isDone(connection, statement)) {
            InterruptedIndex.removeInvalid(connection, statement, goesOn);
            execute(statement);
        }
    }

    /** Braces are SQL's and not JDBC's. */
    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
        if (connection.isClosed()) {
            throw new SQLException("The driver has closed the connection after \"" + sql.substring(0, Math.min(sql.length(), SHOWN))
                    + "\": it needs a DateStyle that begins with ISO, and client_encoding UTF8", "08003");
        }
    }

    private void failed(UUID run, PlanStep step, Exception failure) {
        try {
            connection.rollback();
            ledger.finish(connection, run, step.undone(), reason(failure));
            connection.commit();
        } catch (SQLException lost) {
            failure.addSuppressed(lost); // whoever holds the lock next closes the entry
        }
    }

    private String reason(Exception failure) {
        return FailureReason.of(failure) + watch.inTheWay().map(blockers -> "; in the way: " + blockers).orElse("");
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
