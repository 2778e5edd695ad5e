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
import org.backendfoundation.migration.plan.MigrationOrder;
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
 * Takes a database where the change log, a hold or an order wants it, safely with any number of nodes at once.
 *
 * <p>Looks first, without lock and without Liquibase; only what is to be done is worth the lock. Needs two connections of the pool.
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
     * @param privileges of the application's role, where the data source is another one's
     * @param held       knows the lock while a migration runs
     */
    public SchemaMigration(DataSource dataSource, ChangeLog changeLog, ClassLoader loader, Supplier<UUID> ids, Optional<ApplicationPrivileges> privileges,
            HeldLock held) {
        this.held = held;
        this.privileges = privileges;
        this.dataSource = dataSource;
        this.changeLog = changeLog;
        this.loader = loader;
        this.ids = ids;
    }

    /** What an order makes of what it finds, under the lock. */
    public interface Plan {

        /** @throws ProblemException where the order is refused; nothing has been changed then */
        MigrationPlan of(SchemaComparison found, Connection connection) throws SQLException;
    }

    /** How the database stands, without changing it. */
    public SchemaComparison compare() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return compare(connection);
        }
    }

    private SchemaComparison compare(Connection connection) throws SQLException {
        return SchemaComparison.read(changeLog, connection);
    }

    /**
     * Does what is left to do without anybody's order: applies what is pending, and finishes the way to a hold.
     *
     * @param waiting told who holds the lock, at each poll
     * @return how the database stands afterwards
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED, SCHEMA_NEWER, MIGRATION_LOCK_HELD, MIGRATION_LOCK_TAKEN or MIGRATION_FAILED
     * @throws SQLException     where the database is not reached
     */
    public SchemaComparison apply(MigrationOrder order, MigrationLimits limits, Consumer<String> waiting) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SchemaComparison before = compare(connection);
            if (isDone(before, connection)) {
                return before;
            }
        }
        return underLock(order, limits, waiting, connection -> !isDone(compare(connection), connection), (connection, steps) -> {
            SchemaComparison found = compare(connection);
            found.refuseWhatCannotBeRight();
            MigrationOrder due = found.hold().map(order::resuming).orElse(order);
            take(connection, found.steps(), steps.under(due));
            keepUnlessKept(connection);
        });
    }

    /**
     * Does what somebody ordered. The schema is held where the order leads, unless that is the head; a stamp holds nothing.
     *
     * @throws ProblemException as {@link #apply}, and what the plan refuses
     */
    public SchemaComparison move(MigrationOrder order, MigrationLimits limits, Consumer<String> waiting, Plan plan) throws SQLException {
        return underLock(order, limits, waiting, connection -> true, (connection, steps) -> {
            MigrationPlan movement = plan.of(compare(connection), connection);
            hold(connection, movement, order);
            take(connection, movement.steps(), steps.under(order));
        });
    }

    private boolean isDone(SchemaComparison found, Connection connection) throws SQLException {
        found.refuseWhatCannotBeRight();
        return found.steps().isEmpty() && isPrepared(connection);
    }

    private static void hold(Connection connection, MigrationPlan movement, MigrationOrder order) throws SQLException {
        if (movement.isHeld()) {
            SchemaHold.put(connection, movement.to(), order);
        } else {
            SchemaHold.lift(connection);
        }
        connection.commit();
    }

    private SchemaComparison underLock(MigrationOrder order, MigrationLimits limits, Consumer<String> waiting, MigrationLock.Need need, Work work)
            throws SQLException {
        Optional<MigrationLock> taken = MigrationLock.acquire(dataSource, order.host(), limits.lockPatience(), waiting, need);
        return taken.isPresent() ? under(taken.get(), limits, work) : compare();
    }

    private SchemaComparison under(MigrationLock taken, MigrationLimits limits, Work work) throws SQLException {
        try (MigrationLock lock = taken; MigrationConnection migrating = new MigrationConnection(dataSource, limits);
                HeldLock.Holding holding = held.hold(lock, migrating);
                MigrationWatch watch = new MigrationWatch(lock, migrating.pid(), limits.lockTimeout())) {
            return work(migrating.connection(), due -> new StepExecutor(migrating.connection(), lock, watch, ledger, ids, limits, due), work, lock);
        }
    }

    private SchemaComparison work(Connection connection, Steps steps, Work work, MigrationLock lock) throws SQLException {
        try {
            connection.setAutoCommit(false);
            prepare(connection);
            work.with(connection, steps);
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

    private void take(Connection connection, List<PlanStep> steps, StepExecutor ordered) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        try {
            LiquibaseRevisions.open(connection, loader, revisions -> ordered.take(steps, revisions));
        } catch (ProblemException | SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
        }
        grant(connection);
        keep(connection, current(connection));
    }

    /** A schema that an earlier version of this application migrated. */
    private void keepUnlessKept(Connection connection) throws SQLException {
        String revision = current(connection);
        if (SchemaFingerprint.takenAt(connection, revision).isEmpty()) {
            keep(connection, revision);
        }
    }

    private String current(Connection connection) throws SQLException {
        return compare(connection).currentId().orElse(Revision.BASE);
    }

    /** What is kept serves to see drift; a migration is not to fail for it. */
    private void keep(Connection connection, String revision) throws SQLException {
        try {
            new SchemaFingerprint(privileges.map(ApplicationPrivileges::role)).keep(connection, revision);
            connection.commit();
        } catch (SQLException e) {
            LOG.warning("The schema at " + revision + " was not kept, so nobody will see it drift: " + FailureReason.of(e));
            connection.rollback();
        }
    }

    private boolean isPrepared(Connection connection) throws SQLException {
        return RunLedger.isGrown(connection) && SchemaHold.isThere(connection) && SchemaFingerprint.isThere(connection)
                && (privileges.isEmpty() || privileges.get().areGranted(dataSource));
    }

    /** Before a run, too: what shows its progress reads the ledger by the application's role. */
    private void grant(Connection connection) throws SQLException {
        if (privileges.isPresent()) {
            privileges.get().grant(connection);
        }
    }

    private interface Work {
        void with(Connection connection, Steps steps) throws SQLException;
    }

    private interface Steps {
        StepExecutor under(MigrationOrder order);
    }
}
