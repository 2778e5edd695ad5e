package org.backendfoundation.migration.lock;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Looks, while a migration runs, at who keeps it waiting: once its statement has given up, the database no longer knows. On a thread of its own, by the
 * connection that holds the lock and has nothing else to do.
 */
public final class MigrationWatch implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Logger LOG = SafeLogger.of(MigrationWatch.class);

    private final MigrationLock lock;
    private final int pid;
    private final long pauseMillis;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "foundation migration watch");
    private volatile List<Blocker> seen = List.of();

    /**
     * @param pid         of the migrating session
     * @param lockTimeout that its statements wait for a table: it is looked at several times within it
     */
    public MigrationWatch(MigrationLock lock, int pid, Duration lockTimeout) {
        this.lock = lock;
        this.pid = pid;
        this.pauseMillis = Math.max(SHORTEST.toMillis(), Math.min(LONGEST.toMillis(), lockTimeout.dividedBy(4).toMillis()));
        thread.setDaemon(true);
        thread.start();
    }

    /** Who was in the way when it was looked at last with somebody in the way. */
    public Optional<String> inTheWay() {
        List<Blocker> blockers = seen;
        return blockers.isEmpty() ? Optional.empty() : Optional.of(Blocker.text(blockers));
    }

    /** Something else begins. */
    public void forget() {
        seen = List.of();
    }

    private void watch() {
        try {
            do {
                look();
            } while (!ended.await(pauseMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "Nobody looks any more who keeps the migration waiting", e);
        }
    }

    private void look() throws SQLException {
        List<Blocker> blockers = lock.blockersOf(pid);
        if (!blockers.isEmpty()) {
            seen = blockers;
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
