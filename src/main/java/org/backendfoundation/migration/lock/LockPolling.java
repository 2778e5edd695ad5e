package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * Tries for the migration lock until a connection has it.
 *
 * @param host   the node's name, which others see as the holder
 * @param onWait receives the holder after each failed attempt
 */
record LockPolling(Connection connection, String host, Consumer<String> onWait) {

    private static final String ORPHANS = "SELECT pid FROM pg_stat_activity WHERE application_name = '" + MigrationLock.SESSION_NAME
            + "' AND datname = current_database() AND state <> 'idle' LIMIT 1";

    /**
     * Polls.
     *
     * @param condition checked after each failed attempt
     * @return whether the connection has the lock now; it has not where the lock is no longer needed
     * @throws ProblemException MIGRATION_LOCK_HELD after the deadline
     */
    boolean acquire(Instant deadline, MigrationLock.Need condition) throws SQLException {
        Optional<String> blockedBy = tryOnce();
        while (blockedBy.isPresent()) {
            requireBefore(deadline, blockedBy.get());
            onWait.accept(blockedBy.get());
            pause();
            if (!condition.isRequired(connection)) {
                return false;
            }
            connection.rollback();
            blockedBy = tryOnce();
        }
        return true;
    }

    /** Who blocks the lock; empty once this node holds it and the last holder left no statement behind. */
    private Optional<String> tryOnce() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            setApplicationName();
            if (!isTrue(statement, "SELECT pg_try_advisory_xact_lock(" + MigrationLock.KEY + ")")) {
                Optional<String> holder = LockHolder.find(connection).map(LockHolder::toString);
                connection.rollback();
                return holder.or(() -> Optional.of("a node that is just finishing"));
            }
            Optional<String> orphan = orphanedStatement(statement);
            if (orphan.isPresent()) {
                connection.rollback();
            } else {
                MigrationLock.releaseSnapshot(connection);
            }
            return orphan;
        }
    }

    /** Sets the application name until the transaction's end; the database cuts off what is longer than 63 bytes. */
    private void setApplicationName() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('application_name', ?, true)")) {
            statement.setString(1, MigrationLock.LOCK_NAME + host);
            statement.execute();
        }
    }

    private static Optional<String> orphanedStatement(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ORPHANS)) {
            return row.next()
                    ? Optional.of("a statement that a killed node left running (pid " + row.getInt(1) + ")")
                    : Optional.empty();
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void requireBefore(Instant deadline, String holder) {
        if (Instant.now().isAfter(deadline)) {
            throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD,
                    "Migration lock held by " + holder + "; wait, or take it over by DELETE /migrations/lock");
        }
    }

    /** Waits 50 to 150 ms, so that many nodes do not poll in step. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(50, 150));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD, "Interrupted while waiting for the migration lock", e);
        }
    }
}
