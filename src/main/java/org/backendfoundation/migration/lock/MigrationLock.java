package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
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
 * The one lock around all that changes the schema: a PostgreSQL advisory lock that lives as long as a transaction on a connection
 * of its own, so that it ends with its node, however that ends.
 *
 * <p>It is polled, never waited for: a waiting statement would keep {@code CREATE INDEX CONCURRENTLY} from ever finishing. A holder
 * that was killed may leave a statement running in the server; the lock counts as taken until that has ended, too.
 */
public final class MigrationLock implements AutoCloseable {

    /** By which every node and operator finds the lock. */
    static final long KEY = AdvisoryLock.MIGRATION.key();

    /** How a migrating session calls itself, so that what it left behind is found. */
    public static final String SESSION_NAME = "foundation migration";

    /** How a session calls itself that holds the lock or asks for it; the node's name follows. */
    static final String LOCK_NAME = "foundation migration lock ";

    private static final String ORPHANS = "SELECT pid FROM pg_stat_activity WHERE application_name = '" + SESSION_NAME
            + "' AND datname = current_database() AND state <> 'idle' LIMIT 1";

    private static final String BREAK_UP = """
            SELECT count(pg_terminate_backend(pid)) FROM (
              SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (classid::bigint << 32 | objid::bigint) = %s
              UNION SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = '%s') holders
            WHERE pid <> pg_backend_pid()""".formatted(KEY, SESSION_NAME);

    private static final Logger LOG = SafeLogger.of(MigrationLock.class);

    /** For a turn at the connection, by whoever only looks. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Connection connection;
    private final LockHolder holder;
    private final ReentrantLock turn = new ReentrantLock();

    private MigrationLock(Connection connection, LockHolder holder) {
        this.connection = connection;
        this.holder = holder;
    }

    /**
     * Takes the lock.
     *
     * @param host     the node's name, for whoever looks at the lock
     * @param patience how long to poll
     * @param waiting  told, at each poll that failed, who is waited for
     * @throws ProblemException MIGRATION_LOCK_HELD after {@code patience}
     */
    public static MigrationLock acquire(DataSource dataSource, String host, Duration patience, Consumer<String> waiting) throws SQLException {
        return acquire(dataSource, host, patience, waiting, connection -> true).orElseThrow();
    }

    /**
     * The same, or nothing once another node has done what it was wanted for: of many that wait, each would otherwise take it in turn to see that.
     *
     * @param need asked at each poll, by the connection that polls
     */
    public static Optional<MigrationLock> acquire(DataSource dataSource, String host, Duration patience, Consumer<String> waiting, Need need) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            Instant deadline = Instant.now().plus(patience);
            Optional<String> obstacle = tryOnce(connection, host);
            while (obstacle.isPresent()) {
                refuseAfter(deadline, obstacle.get());
                waiting.accept(obstacle.get());
                pause();
                if (!need.isThere(connection)) {
                    release(connection);
                    return Optional.empty();
                }
                connection.rollback();
                obstacle = tryOnce(connection, host);
            }
            return Optional.of(taken(connection));
        } catch (SQLException | RuntimeException e) {
            new MigrationLock(connection, null).close();
            throw e;
        }
    }

    private static MigrationLock taken(Connection connection) throws SQLException {
        MigrationLock lock = new MigrationLock(connection, LockHolder.find(connection).orElse(null));
        letGoOfSnapshot(connection);
        return lock;
    }

    /** Of the lock. */
    public interface Need {
        boolean isThere(Connection connection) throws SQLException;
    }

    /** @throws ProblemException MIGRATION_LOCK_TAKEN where its session is gone, ended by whoever took it over or with the database */
    public void requireHeld() {
        try {
            inTurn(() -> letGoOfSnapshot(connection));
        } catch (SQLException gone) {
            throw new ProblemException(MigrationError.MIGRATION_LOCK_TAKEN, "The migration lock was taken from this node, or its session was lost: "
                    + FailureReason.of(gone), gone);
        }
    }

    /** A take-over ends the migrating session too, and which of the two is noticed first is chance: the failure may be that and nothing else. */
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

    /** Asked by the lock's own connection, which has nothing else to do. */
    List<Blocker> blockersOf(int pid) throws SQLException {
        List<Blocker> blockers = new ArrayList<>();
        inTurn(() -> {
            blockers.addAll(Blocker.of(connection, pid));
            letGoOfSnapshot(connection);
        });
        return blockers;
    }

    /** This node, as the database knows it. */
    LockHolder holder() {
        return holder;
    }

    /** Who holds it, and what is done under it; nothing where the connection must not be asked now, or is gone. */
    Optional<LockView> look() {
        try {
            if (!turn.tryLock(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_clear_snapshot()"); // a transaction sees the activity of its own beginning
            LockView seen = new LockView(true, holder, MigrationActivity.find(connection).orElse(null));
            letGoOfSnapshot(connection);
            return Optional.of(seen);
        } catch (SQLException gone) {
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private void inTurn(Work work) throws SQLException {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Does the work while nothing is asked by the lock's own connection. {@code CREATE INDEX CONCURRENTLY} waits for every transaction that looks at
     * something in that moment, and this one does not end before the work does.
     */
    public void undisturbed(Work work) throws SQLException {
        inTurn(work);
    }

    /** Statements of one connection. */
    public interface Work {
        void run() throws SQLException;
    }

    /**
     * Ends the sessions of whoever holds the lock or migrates: their transactions are rolled back, and the lock is free.
     *
     * @return how many sessions were ended
     */
    public static int breakUp(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(BREAK_UP)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Ends its session, whatever that is asked in this moment. */
    void abort() {
        try {
            MigrationConnection.abort(MigrationConnection.driversOwn(connection));
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "The session of the migration lock ended by itself", gone);
        }
    }

    /** A session that is gone has let go of the lock: what was done under it stays done. */
    @Override
    public void close() {
        try {
            inTurn(() -> release(connection));
        } catch (SQLException gone) {
            LOG.log(Level.FINE, "The session of the migration lock ended by itself", gone);
        }
    }

    /**
     * The driver leaves the last query open until the next statement, and with it, in a transaction, what that query saw: {@code CREATE INDEX CONCURRENTLY}
     * would wait for it for ever. This statement sees nothing.
     */
    private static void letGoOfSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        }
    }

    /** Until the transaction's end; the database cuts what is longer than 63 bytes. */
    private static void name(Connection connection, String host) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('application_name', ?, true)")) {
            statement.setString(1, LOCK_NAME + host);
            statement.execute();
        }
    }

    /** Who is in the way, or nothing once the lock is ours and nothing is left of its last holder. */
    private static Optional<String> tryOnce(Connection connection, String host) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            name(connection, host);
            if (!isTrue(statement, "SELECT pg_try_advisory_xact_lock(" + KEY + ")")) {
                Optional<String> holder = LockHolder.find(connection).map(LockHolder::toString);
                connection.rollback();
                return holder.or(() -> Optional.of("a node that is just finishing"));
            }
            Optional<String> orphan = orphan(statement);
            if (orphan.isPresent()) {
                connection.rollback();
            } else {
                letGoOfSnapshot(connection);
            }
            return orphan;
        }
    }

    private static Optional<String> orphan(Statement statement) throws SQLException {
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

    private static void refuseAfter(Instant deadline, String holder) {
        if (Instant.now().isAfter(deadline)) {
            throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD,
                    "Migration lock held by " + holder + "; wait, or take it over by DELETE /migrations/lock");
        }
    }

    /** 50 to 150 ms, so that many waiters do not ask in step. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(50, 150));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(MigrationError.MIGRATION_LOCK_HELD, "Interrupted while waiting for the migration lock", e);
        }
    }

    private static void release(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
