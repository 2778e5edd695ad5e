package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.problem.ProblemException;

/**
 * Brings a database to the head of the change log, safely with any number of nodes at once.
 *
 * <p>Looks first, without lock and without Liquibase; only what is pending is worth the lock. Needs two connections of the pool.
 */
final class Upgrade {

    /** A statement that waited {@code lock_timeout} for a table is tried again this often. */
    static final int LOCK_RETRIES = 5;

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Logger LOG = Logger.getLogger(Upgrade.class.getName());

    private final DataSource dataSource;
    private final ChangeLog changeLog;
    private final ClassLoader loader;
    private final Supplier<UUID> ids;
    private final Optional<ApplicationPrivileges> privileges;
    private final RunLedger ledger = new RunLedger();

    Upgrade(DataSource dataSource, ChangeLog changeLog, ClassLoader loader, Supplier<UUID> ids) {
        this(dataSource, changeLog, loader, ids, Optional.empty());
    }

    /** @param privileges of the application's role, where the data source is another one's */
    Upgrade(DataSource dataSource, ChangeLog changeLog, ClassLoader loader, Supplier<UUID> ids, Optional<ApplicationPrivileges> privileges) {
        this.privileges = privileges;
        this.dataSource = dataSource;
        this.changeLog = changeLog;
        this.loader = loader;
        this.ids = ids;
    }

    ChangeLog changeLog() {
        return changeLog;
    }

    /** How the database stands, without changing it. */
    SchemaComparison compare() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return new SchemaComparison(changeLog, AppliedRevision.read(connection));
        }
    }

    /**
     * Applies what is pending.
     *
     * @param patience    how long to poll for the lock
     * @param lockTimeout how long one statement waits for a table before it is tried again
     * @param waiting     told who holds the lock, at each poll
     * @return how the database stands afterwards
     * @throws ProblemException CHANGE_LOG_INVALID, REVISION_EDITED, SCHEMA_NEWER, MIGRATION_LOCK_HELD or MIGRATION_FAILED
     * @throws SQLException     where the database is not reached
     */
    SchemaComparison apply(UpgradeOrder order, Duration patience, Duration lockTimeout, Consumer<String> waiting) throws SQLException {
        SchemaComparison before = compare();
        before.refuseWhatCannotBeRight();
        if (before.isCurrent() && areGranted()) {
            return before;
        }
        try (MigrationLock lock = MigrationLock.acquire(dataSource, patience, waiting);
                MigrationConnection migrating = new MigrationConnection(dataSource, lockTimeout)) {
            return underLock(migrating.connection(), order);
        }
    }

    private SchemaComparison underLock(Connection connection, UpgradeOrder order) throws SQLException {
        ledger.ensure(connection);
        grant(connection);
        ledger.closeInterrupted(connection);
        SchemaComparison found = new SchemaComparison(changeLog, AppliedRevision.read(connection));
        found.refuseWhatCannotBeRight();
        if (!found.isCurrent()) {
            runWithRetry(connection, order);
            grant(connection);
        }
        return new SchemaComparison(changeLog, AppliedRevision.read(connection));
    }

    private boolean areGranted() throws SQLException {
        return privileges.isEmpty() || privileges.get().areGranted(dataSource);
    }

    /** Before a run, too: what shows its progress reads the ledger by the application's role. */
    private void grant(Connection connection) throws SQLException {
        if (privileges.isPresent()) {
            privileges.get().grant(connection);
        }
    }

    private void runWithRetry(Connection connection, UpgradeOrder order) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                new LiquibaseUpgrade(changeLog, loader, ledger, ids).run(connection, order);
                return;
            } catch (Exception e) {
                if (attempt == LOCK_RETRIES || !LOCK_NOT_AVAILABLE.equals(FailureReason.sqlState(e))) {
                    throw new ProblemException(MigrationError.MIGRATION_FAILED, FailureReason.of(e), e);
                }
                LOG.warning("A migration waited in vain for a table: " + FailureReason.of(e) + "; trying again, " + attempt + " of " + LOCK_RETRIES);
                pause(attempt);
            }
        }
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
