package org.backendfoundation.migration.lock;

/**
 * The state of the migration lock.
 *
 * @param holder   null unless the lock is held
 * @param activity what the migrating session does; null where there is none
 */
public record LockView(boolean isHeld, LockHolder holder, MigrationActivity activity) {

    public static final LockView FREE = new LockView(false, null, null);
}
