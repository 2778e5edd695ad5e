package org.backendfoundation.migration.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.migration.lock.FailureReason;
import org.backendfoundation.migration.lock.HeldLock;
import org.backendfoundation.migration.lock.MigrationConnection;
import org.backendfoundation.migration.lock.MigrationLimits;
import org.backendfoundation.migration.lock.MigrationLock;
import org.backendfoundation.migration.lock.MigrationWatch;
import org.backendfoundation.migration.plan.MigrationCommand;
import org.backendfoundation.migration.plan.MigrationPlan;
import org.backendfoundation.migration.plan.PlanStep;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.plan.SchemaComparison;
import org.backendfoundation.migration.plan.SchemaHold;
import org.backendfoundation.migration.revision.ChangeLog;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.migration.revision.Revision;
import org.backendfoundation.problem.ProblemException;

/**
 * Brings a database to the revision that the change log, a hold or a command wants. Any number of nodes may do so at the same time.
 *
 * <p>It first compares without lock and without Liquibase, and acquires the lock only when there is something to do. It needs two
 * connections of the pool.
 */
public final class SchemaMigration {

    private static final Logger LOG = SafeLogger.of(SchemaMigration.class);

    private final DataSource dataSource;
    private final ChangeLog changeLog;
    private final ClassLoader loader;
    private final Supplier<UUID> ids;
    private final Optional<ApplicationPrivileges> privileges;
    private final HeldLock held;
    private final RunLedger ledger = new RunLedger();

    public SchemaMigration(DataSource dataSource, ChangeLog changeLog, ClassLoader loader, Supplier<UUID> ids) {
        this(dataSource, changeLog, loader, ids, Optional.empty(), new HeldLock());
    }

    /**
     * @param privileges of the application's role, where the data source belongs to another role
     * @param held       is given the lock while a migration runs
     */
    public SchemaMigration(DataSource dataSource, ChangeLog changeLog, ClassLoader loader, Supplier<UUID> ids,
            Optional<ApplicationPrivileges> privileges,
            HeldLock held) {
        this.held = held;
        this.privileges = privileges;
        this.dataSource = dataSource;
        this.changeLog = changeLog;
        this.loader = loader;
        this.ids = ids;
    }

    /** Makes the plan of a command from the state of the database, under the lock. */
    public interface Plan {

        /** @throws ProblemException where the command is refused; nothing has been changed then */
        MigrationPlan make(SchemaComparison comparison, Connection connection) throws SQLException;
    }

    /** Compares the database with the change log, without changing it. */
    public SchemaComparison compare() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return compare(connection);
        }
    }

    private SchemaComparison compare(Connection connection) throws SQLException {
        return SchemaComparison.read(changeLog, connection);
    }

    /**
     * Does what is due without a command: applies pending revisions, and finishes an interrupted way to a hold.
     *
     * @param onWait receives the lock's holder at each poll
     * @return the state of the database afterwards
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED, SCHEMA_NEWER, MIGRATION_LOCK_HELD, MIGRATION_LOCK_TAKEN or
     *         MIGRATION_FAILED
     * @throws SQLException     if the database is not reachable
     */
    public SchemaComparison apply(MigrationCommand command, MigrationLimits limits, Consumer<String> onWait) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SchemaComparison before = compare(connection);
            if (isDone(before, connection)) {
                return before;
            }
        }
        return runUnderLock(command, limits, onWait, connection -> !isDone(compare(connection), connection), (connection, steps) -> {
            SchemaComparison comparison = compare(connection);
            comparison.requireValid();
            MigrationCommand effective = comparison.hold().map(command::toResume).orElse(command);
            runSteps(connection, comparison.steps(), steps.executor(effective));
            saveFingerprintIfMissing(connection);
        });
    }

    /**
     * Runs a command. The schema is then held at the command's target, unless that is the head; a stamp holds nothing.
     *
     * @throws ProblemException as {@link #apply}, and what the plan refuses
     */
    public SchemaComparison execute(MigrationCommand command, MigrationLimits limits, Consumer<String> onWait, Plan planner)
            throws SQLException {
        return runUnderLock(command, limits, onWait, connection -> true, (connection, steps) -> {
            MigrationPlan plan = planner.make(compare(connection), connection);
            updateHold(connection, plan, command);
            runSteps(connection, plan.steps(), steps.executor(command));
            if (plan.isStamp()) {
                saveFingerprint(connection, currentRevision(connection));
            }
        });
    }

    private boolean isDone(SchemaComparison comparison, Connection connection) throws SQLException {
        comparison.requireValid();
        return comparison.steps().isEmpty() && isPrepared(connection);
    }

    private static void updateHold(Connection connection, MigrationPlan plan, MigrationCommand command) throws SQLException {
        if (plan.isHeld()) {
            SchemaHold.save(connection, plan.to(), command);
        } else {
            SchemaHold.remove(connection);
        }
        connection.commit();
    }

    private SchemaComparison runUnderLock(MigrationCommand command, MigrationLimits limits, Consumer<String> onWait,
            MigrationLock.Need condition, Work work)
            throws SQLException {
        Optional<MigrationLock> acquired = MigrationLock.acquire(dataSource, command.host(), limits.lockPatience(), onWait, condition);
        return acquired.isPresent() ? runWithLock(acquired.get(), limits, work) : compare();
    }

    private SchemaComparison runWithLock(MigrationLock acquired, MigrationLimits limits, Work work) throws SQLException {
        try (MigrationLock lock = acquired; MigrationConnection migrating = new MigrationConnection(dataSource, limits);
                HeldLock.Holding holding = held.hold(lock, migrating);
                MigrationWatch watch = new MigrationWatch(lock, migrating.pid(), limits.lockTimeout())) {
            return run(migrating.connection(),
                    effective -> new StepExecutor(migrating.connection(), lock, watch, ledger, ids, limits, effective), work, lock);
        }
    }

    private SchemaComparison run(Connection connection, Steps steps, Work work, MigrationLock lock) throws SQLException {
        try {
            connection.setAutoCommit(false);
            prepare(connection);
            work.run(connection, steps);
            return compare(connection);
        } catch (SQLException | ProblemException e) {
            lock.requireHeldAfter(e);
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        ledger.ensure(connection);
        SchemaHold.ensure(connection);
        SchemaFingerprint.ensure(connection);
        connection.commit();
        grant(connection);
        ledger.closeInterrupted(connection);
        connection.commit();
    }

    private void runSteps(Connection connection, List<PlanStep> steps, StepExecutor executor) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        try {
            LiquibaseRevisions.open(connection, loader, revisions -> executor.executeAll(steps, revisions));
        } catch (ProblemException | SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
        }
        grant(connection);
        saveFingerprint(connection, currentRevision(connection));
    }

    /** For a schema that an earlier version of this application migrated. */
    private void saveFingerprintIfMissing(Connection connection) throws SQLException {
        String revision = currentRevision(connection);
        if (SchemaFingerprint.takenAt(connection, revision).isEmpty()) {
            saveFingerprint(connection, revision);
        }
    }

    private String currentRevision(Connection connection) throws SQLException {
        return compare(connection).currentId().orElse(Revision.BASE);
    }

    /** The baseline only serves to detect drift, so a migration does not fail because of it. */
    private void saveFingerprint(Connection connection, String revision) throws SQLException {
        try {
            new SchemaFingerprint(privileges.map(ApplicationPrivileges::role)).save(connection, revision);
            connection.commit();
        } catch (SQLException e) {
            LOG.warning(
                    "The baseline of the schema at " + revision + " was not taken, so drift will not be detected: " + FailureReason.of(e));
            connection.rollback();
        }
    }

    private boolean isPrepared(Connection connection) throws SQLException {
        return RunLedger.isCurrentVersion(connection) && SchemaHold.exists(connection) && SchemaFingerprint.exists(connection)
                && (privileges.isEmpty() || privileges.get().areGranted(dataSource));
    }

    /** Also before a run: the application's role reads the ledger to show the progress. */
    private void grant(Connection connection) throws SQLException {
        if (privileges.isPresent()) {
            privileges.get().grant(connection);
        }
    }

    private interface Work {
        void run(Connection connection, Steps steps) throws SQLException;
    }

    private interface Steps {
        StepExecutor executor(MigrationCommand command);
    }
}
