package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.backendfoundation.problem.ProblemException;

/**
 * The one lock around all that changes the schema: a PostgreSQL advisory lock that lives as long as a transaction on a connection
 * of its own, so that it ends with its node, however that ends.
 *
 * <p>It is polled, never waited for: a waiting statement would keep {@code CREATE INDEX CONCURRENTLY} from ever finishing. A holder
 * that was killed may leave a statement running in the server; the lock counts as taken until that has ended, too.
 */
final class MigrationLock implements AutoCloseable {

    /** "foundati" in ASCII: the key by which every node and operator finds the lock. */
    static final long KEY = 0x666f756e64617469L;

    /** How a migrating session calls itself, so that what it left behind is found. */
    static final String SESSION_NAME = "foundation migration";

    private static final String LOCK_NAME = "foundation migration lock";

    private static final String ORPHANS = "SELECT pid FROM pg_stat_activity WHERE application_name = '" + SESSION_NAME
            + "' AND datname = current_database() AND state <> 'idle' LIMIT 1";

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock.
     *
     * @param patience how long to poll
     * @param waiting  told, at each poll that failed, who is waited for
     * @throws ProblemException MIGRATION_LOCK_HELD after {@code patience}
     */
    static MigrationLock acquire(DataSource dataSource, Duration patience, Consumer<String> waiting) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            Instant deadline = Instant.now().plus(patience);
            Optional<String> obstacle = tryOnce(connection);
            while (obstacle.isPresent()) {
                refuseAfter(deadline, obstacle.get());
                waiting.accept(obstacle.get());
                pause();
                obstacle = tryOnce(connection);
            }
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException e) {
            release(connection);
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        release(connection);
    }

    /** Who is in the way, or nothing once the lock is ours and nothing is left of its last holder. */
    private static Optional<String> tryOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            statement.execute("SET LOCAL application_name = '" + LOCK_NAME + "'");
            if (!isTrue(statement, "SELECT pg_try_advisory_xact_lock(" + KEY + ")")) {
                Optional<String> holder = LockHolder.find(connection).map(LockHolder::toString);
                connection.rollback();
                return holder.or(() -> Optional.of("a node that is just finishing"));
            }
            Optional<String> orphan = orphan(statement);
            if (orphan.isPresent()) {
                connection.rollback();
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
                    "Migration lock held by " + holder + "; wait, or end that session in the database");
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
