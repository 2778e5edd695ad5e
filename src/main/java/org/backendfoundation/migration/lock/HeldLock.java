package org.backendfoundation.migration.lock;

import java.util.Optional;

/**
 * The migration lock while this node migrates under it. In a pool of two connections the lock and the migration use both, so the lock is
 * inspected through its own connection.
 */
public final class HeldLock {

    private volatile Sessions sessions;

    private record Sessions(MigrationLock lock, MigrationConnection migrating) {
    }

    /** Remembers the lock and the migrating connection until the result is closed. */
    public Holding hold(MigrationLock lock, MigrationConnection migrating) {
        sessions = new Sessions(lock, migrating);
        return this::clear;
    }

    /**
     * The state of the lock, read through its own connection. Empty where this node does not hold the lock, or the connection must not be
     * used now.
     */
    public Optional<LockView> inspect() {
        return Optional.ofNullable(sessions).map(Sessions::lock).flatMap(MigrationLock::inspect);
    }

    /** That this node holds the lock, without any query. Empty where it does not. */
    public Optional<LockView> holder() {
        return Optional.ofNullable(sessions).map(held -> new LockView(true, held.lock().holder(), null));
    }

    /**
     * Ends both sessions without a further connection. Neither goes back to the pool meanwhile, so both still belong to this node. The
     * lock's session ends first: the migration that then fails finds the lock gone, and reports the take-over and not its lost connection.
     *
     * @return who held the lock; empty where this node did not
     */
    public synchronized Optional<LockHolder> abort() {
        Sessions held = sessions;
        if (held == null) {
            return Optional.empty();
        }
        held.lock().abort();
        held.migrating().abort();
        return Optional.of(held.lock().holder());
    }

    private synchronized void clear() {
        sessions = null;
    }

    /** Closing it forgets the lock. */
    public interface Holding extends AutoCloseable {
        @Override
        void close();
    }
}
