package org.backendfoundation.migration;

import java.util.Optional;

/** The migration lock while this node holds it. Where the pool has two connections, a migration has both, and the lock's own can still be asked. */
final class HeldLock {

    private volatile MigrationLock lock;

    /** Until it is closed. */
    Holding hold(MigrationLock taken) {
        lock = taken;
        return () -> lock = null;
    }

    /** The lock and what is done under it; nothing where this node does not hold it, or its connection must not be asked now. */
    Optional<LockView> look() {
        return Optional.ofNullable(lock).flatMap(MigrationLock::look);
    }

    /** That this node holds it, and no more; nothing where it does not. */
    Optional<LockView> known() {
        return Optional.ofNullable(lock).map(held -> new LockView(true, held.holder(), null));
    }

    /** Of the lock, by this node. */
    interface Holding extends AutoCloseable {
        @Override
        void close();
    }
}
