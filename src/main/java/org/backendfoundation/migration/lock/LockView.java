package org.backendfoundation.migration.lock;

/**
 * @param holder   null unless held
 * @param activity what the migrating session does; null where none is there
 */
public record LockView(boolean isHeld, LockHolder holder, MigrationActivity activity) {

    public static final LockView FREE = new LockView(false, null, null);
}
