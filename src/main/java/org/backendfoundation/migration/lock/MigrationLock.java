package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.persistence.AdvisoryLock;
import org.backendfoundation.problem.ProblemException;

/**
 * The one lock around all changes of the schema. It is a PostgreSQL advisory lock that lives as long as a transaction on a connection of
 * its own, so it ends with its node, however the node ends.
 *
 * <p>Nodes poll for it instead of waiting in a statement: a waiting statement would keep {@code CREATE INDEX CONCURRENTLY} from ever
 * finishing. A killed holder may leave a statement running in the server; the lock counts as held until that statement has ended, too.
 */
public final class MigrationLock implements AutoCloseable {

    /** The key by which every node and operator finds the lock. */
    static final long KEY = AdvisoryLock.MIGRATION.key();

    /** The application name of a migrating session; by it a statement that the session left behind is found. */
    public static final String SESSION_NAME = "foundation migration";

    /** The application name of a session that holds the lock or polls for it; the node's name follows. */
    static final String LOCK_NAME = "foundation migration lock ";

    private static final String TERMINATE_HOLDERS = """
            SELECT count(pg_terminate_backend(pid)) FROM (
              SELECT pid, 1 AS turn FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (classid::bigint << 32 | objid::bigint) = %s
              UNION SELECT pid, 2 FROM pg_stat_activity WHERE datname = current_database() AND application_name = '%s'
              ORDER BY turn) holders
            WHERE pid <> pg_backend_pid()""".formatted(KEY, SESSION_NAME);

    private static final Logger LOG = SafeLogger.of(MigrationLock.class);

    /**
     * How much longer than the pool's other connections it waits for the network. Those are ended as soon as the database is silent; to end
     * the lock's would end the migration.
     */
    private static final Duration MORE_PATIENCE = Duration.ofSeconds(30);

    /** How long an inspection waits for its turn on the connection. */
    private static final Duration MAX_INSPECTION_WAIT = Duration.ofMillis(250);

    private final Connection connection;
    private final int networkTimeout;
    private final LockHolder holder;
    private final ReentrantLock exclusive = new ReentrantLock();

    /** @param networkTimeout to give back to the connection, in milliseconds */
    private MigrationLock(Connection connection, int networkTimeout, LockHolder holder) {
        this.connection = connection;
        this.networkTimeout = networkTimeout;
        this.holder = holder;
    }

    /**
     * Acquires the lock.
     *
     * @param host     the node's name, which others see as the holder
     * @param patience how long to poll
     * @param onWait  receives the holder after each failed attempt
     * @throws ProblemException MIGRATION_LOCK_HELD after {@code patience}
     */
    public static MigrationLock acquire(DataSource dataSource, String host, Duration patience, Consumer<String> onWait)
            throws SQLException {
        return acquire(dataSource, host, patience, onWait, connection -> true).orElseThrow();
    }

    /**
     * Acquires the lock unless another node has meanwhile done the work; otherwise each of many waiting nodes would acquire it only to see
     * that.
     *
     * @param condition checked at each poll, on the polling connection
     */
    public static Optional<MigrationLock> acquire(DataSource dataSource, String host, Duration patience, Consumer<String> onWait,
            Need condition) throws SQLException {
        Connection connection = dataSource.getConnection();
        int networkTimeout = 0;
        try {
            networkTimeout = waitLonger(connection);
            connection.setAutoCommit(false);
            LockPolling polling = new LockPolling(connection, host, onWait);
            if (!polling.acquire(Instant.now().plus(patience), condition)) {
                release(connection, networkTimeout);
                return Optional.empty();
            }
            return Optional.of(lockOn(connection, networkTimeout));
        } catch (SQLException | RuntimeException e) {
            new MigrationLock(connection, networkTimeout, null).close();
            throw e;
        }
    }

    /** @return what it was before, in milliseconds; 0 for a connection that waits without end, and does so still */
    private static int waitLonger(Connection connection) throws SQLException {
        int networkTimeout = connection.getNetworkTimeout();
        if (networkTimeout > 0) {
            connection.setNetworkTimeout(Runnable::run, (int) Math.min(networkTimeout + MORE_PATIENCE.toMillis(), Integer.MAX_VALUE));
        }
        return networkTimeout;
    }

    private static MigrationLock lockOn(Connection connection, int networkTimeout) throws SQLException {
        MigrationLock lock = new MigrationLock(connection, networkTimeout, LockHolder.find(connection).orElse(null));
        releaseSnapshot(connection);
        return lock;
    }

    /** Whether the lock is still needed. */
    public interface Need {
        boolean isRequired(Connection connection) throws SQLException;
    }

    /** @throws ProblemException MIGRATION_LOCK_TAKEN if the lock's session is gone, because an administrator or the database ended it */
    public void requireHeld() {
        try {
            runExclusively(() -> releaseSnapshot(connection));
        } catch (SQLException lost) {
            throw new ProblemException(MigrationError.MIGRATION_LOCK_TAKEN,
                    "The migration lock was taken from this node, or its session was lost: "
                            + FailureReason.of(lost),
                    lost);
        }
    }

    /**
     * A take-over ends the migrating session, too, and either loss may be noticed first: the failure may be only a result of the take-over.
     */
    public void requireHeldAfter(Exception failure) {
        if (failure instanceof ProblemException known && known.code() == MigrationError.MIGRATION_LOCK_TAKEN) {
            return;
        }
        try {
            requireHeld();
        } catch (ProblemException taken) {
            taken.addSuppressed(failure);
            throw taken;
        }
    }

    /** Asks through the lock's own connection, which is otherwise idle. */
    List<Blocker> blockersOf(int pid) throws SQLException {
        List<Blocker> blockers = new ArrayList<>();
        runExclusively(() -> {
            blockers.addAll(Blocker.of(connection, pid));
            releaseSnapshot(connection);
        });
        return blockers;
    }

    /** This node, as the database reports it. */
    LockHolder holder() {
        return holder;
    }

    /** The state of the lock. Empty where the connection must not be used now, or is gone. */
    Optional<LockView> inspect() {
        try {
            if (!exclusive.tryLock(MAX_INSPECTION_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()"); // otherwise a transaction sees the activity as it was when it began
            LockView seen = new LockView(true, holder, MigrationActivity.find(connection).orElse(null));
            releaseSnapshot(connection);
            return Optional.of(seen);
        } catch (SQLException lost) {
            return Optional.empty();
        } finally {
            exclusive.unlock();
        }
    }

    private void runExclusively(Work work) throws SQLException {
        exclusive.lock();
        try {
            work.run();
        } finally {
            exclusive.unlock();
        }
    }

    /**
     * Does the work without any query on the lock's own connection meanwhile. {@code CREATE INDEX CONCURRENTLY} waits for every transaction
     * that has a snapshot, and the lock's transaction does not end before the work does.
     */
    public void runWithoutPolling(Work work) throws SQLException {
        runExclusively(work);
    }

    /** Statements of one connection. */
    public interface Work {
        void run() throws SQLException;
    }

    /**
     * Ends the sessions that hold the lock or migrate: their transactions are rolled back, and the lock is free. The lock's session ends
     * first, so that the migration's node finds it gone and reports the take-over.
     *
     * @return how many sessions were ended
     */
    public static int terminateHolders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TERMINATE_HOLDERS)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Ends the lock's session, even while a query runs on it. */
    void abort() {
        try {
            MigrationConnection.abort(MigrationConnection.unwrap(connection));
        } catch (SQLException lost) {
            LOG.log(Level.FINE, "The session of the migration lock ended by itself", lost);
        }
    }

    /** Ignores a session that is gone: the lock is free then, and the migration's commits stay. */
    @Override
    public void close() {
        try {
            runExclusively(() -> release(connection, networkTimeout));
        } catch (SQLException lost) {
            LOG.log(Level.FINE, "The session of the migration lock ended by itself", lost);
        }
    }

    /**
     * Runs a statement without a snapshot. The driver keeps the last query open until the next statement, and with it, in a transaction,
     * the query's snapshot: {@code CREATE INDEX CONCURRENTLY} would wait for it for ever.
     */
    static void releaseSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        }
    }

    private static void release(Connection connection, int networkTimeout) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }
    }
}
