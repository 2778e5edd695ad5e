package org.backendfoundation.migration.lock;

import java.time.Duration;

/**
 * Time limits of a migration.
 *
 * @param lockPatience     how long to poll for the migration lock
 * @param lockTimeout      how long one statement waits for a table before it is retried
 * @param statementTimeout how long one statement may run; zero for no limit
 */
public record MigrationLimits(Duration lockPatience, Duration lockTimeout, Duration statementTimeout) {

    /** The same limits with another patience. */
    public MigrationLimits withLockPatience(Duration patience) {
        return new MigrationLimits(patience, lockTimeout, statementTimeout);
    }

    /** The limits as SQL that sets them for a session. */
    public String settings() {
        return "SET lock_timeout = " + lockTimeout.toMillis() + "; SET statement_timeout = " + statementTimeout.toMillis();
    }

    /** The same for a CONCURRENTLY statement: it waits for other transactions without blocking them, so it may wait without limit. */
    public MigrationLimits concurrent() {
        return new MigrationLimits(lockPatience, Duration.ZERO, statementTimeout);
    }
}
