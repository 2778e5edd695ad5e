package org.backendfoundation.migration;

/**
 * @param holder   null unless held
 * @param activity what the migrating session does; null where none is there
 */
public record LockView(boolean isHeld, LockHolder holder, MigrationActivity activity) {

    static final LockView FREE = new LockView(false, null, null);
}
