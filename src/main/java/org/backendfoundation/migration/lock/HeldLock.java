package org.backendfoundation.migration.lock;

import java.util.Optional;

/** The migration lock while this node migrates under it. Where the pool has two connections, these are both, and the lock's own can still be asked. */
public final class HeldLock {

    private volatile Sessions sessions;

    private record Sessions(MigrationLock lock, MigrationConnection migrating) {
    }

    /** Until it is closed. */
    public Holding hold(MigrationLock lock, MigrationConnection migrating) {
        sessions = new Sessions(lock, migrating);
        return this::letGo;
    }

    /** The lock and what is done under it; nothing where this node does not hold it, or its connection must not be asked now. */
    public Optional<LockView> look() {
        return Optional.ofNullable(sessions).map(Sessions::lock).flatMap(MigrationLock::look);
    }

    /** That this node holds it, and no more; nothing where it does not. */
    public Optional<LockView> known() {
        return Optional.ofNullable(sessions).map(held -> new LockView(true, held.lock().holder(), null));
    }

    /**
     * Ends both sessions, which needs no further connection. They are this node's own until then: neither goes back to the pool meanwhile.
     *
     * @return who held the lock; nothing where this node did not
     */
    public synchronized Optional<LockHolder> abort() {
        Sessions held = sessions;
        if (held == null) {
            return Optional.empty();
        }
        held.migrating().abort();
        held.lock().abort();
        return Optional.of(held.lock().holder());
    }

    private synchronized void letGo() {
        sessions = null;
    }

    /** Of the lock, by this node. */
    public interface Holding extends AutoCloseable {
        @Override
        void close();
    }
}
