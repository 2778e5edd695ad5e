package org.backendfoundation.migration;

import liquibase.database.Database;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.LockService;

/**
 * Stands in for Liquibase's own lock, a row that a killed node leaves behind. {@link MigrationLock} is held around every call of
 * Liquibase, so here the lock is always ours. Found by Liquibase as a Java service.
 */
public final class FoundationLockService implements LockService {

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database database) {
        return database.getConnection() instanceof WholeRevisionConnection;
    }

    @Override
    public boolean hasChangeLogLock() {
        return true;
    }

    @Override
    public boolean acquireLock() {
        return true;
    }

    @Override
    public DatabaseChangeLogLock[] listLocks() {
        return new DatabaseChangeLogLock[0];
    }

    @Override
    public void setDatabase(Database database) {
        // there is no lock table to find
    }

    @Override
    public void setChangeLogLockWaitTime(long minutes) {
        // nothing is waited for
    }

    @Override
    public void setChangeLogLockRecheckTime(long seconds) {
        // nothing is waited for
    }

    @Override
    public void waitForLock() {
        // held by the caller
    }

    @Override
    public void releaseLock() {
        // released by the caller
    }

    @Override
    public void forceReleaseLock() {
        // released by the caller
    }

    @Override
    public void reset() {
        // keeps nothing
    }

    @Override
    public void init() {
        // needs no table
    }

    @Override
    public void destroy() {
        // has no table
    }
}
