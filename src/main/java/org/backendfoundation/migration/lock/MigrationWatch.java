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
 * Records who blocks a running migration: after a statement has timed out, the database no longer knows. It uses a thread of its own and
 * the lock's connection, which is otherwise idle.
 */
public final class MigrationWatch implements AutoCloseable {

    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);
    private static final Duration MIN_PAUSE = Duration.ofMillis(10);
    private static final Logger LOG = SafeLogger.of(MigrationWatch.class);

    private final MigrationLock lock;
    private final int pid;
    private final long pauseMillis;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "foundation migration watch");
    private volatile List<Blocker> lastBlockers = List.of();

    /**
     * @param pid         process id of the migrating session
     * @param lockTimeout how long its statements wait for a table; the watch checks several times within it
     */
    public MigrationWatch(MigrationLock lock, int pid, Duration lockTimeout) {
        this.lock = lock;
        this.pid = pid;
        this.pauseMillis = Math.max(MIN_PAUSE.toMillis(), Math.min(MAX_PAUSE.toMillis(), lockTimeout.dividedBy(4).toMillis()));
        thread.setDaemon(true);
        thread.start();
    }

    /** Who blocked the migration when it was last found blocked. */
    public Optional<String> blockers() {
        List<Blocker> blockers = lastBlockers;
        return blockers.isEmpty() ? Optional.empty() : Optional.of(Blocker.text(blockers));
    }

    /** Forgets the blockers, because another statement begins. */
    public void reset() {
        lastBlockers = List.of();
    }

    private void watch() {
        try {
            do {
                recordBlockers();
            } while (!ended.await(pauseMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "The blockers of the migration are no longer watched", e);
        }
    }

    private void recordBlockers() throws SQLException {
        List<Blocker> blockers = lock.blockersOf(pid);
        if (!blockers.isEmpty()) {
            lastBlockers = blockers;
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
