package org.backendfoundation.migration.lock;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param lockPatience     to poll for the migration lock
 * @param lockTimeout      that one statement waits for a table before it is tried again
 * @param statementTimeout of one statement; zero for none
 */
public record MigrationLimits(Duration lockPatience, Duration lockTimeout, Duration statementTimeout) {

    /** The same, with another patience. */
    public MigrationLimits patient(Duration patience) {
        return new MigrationLimits(patience, lockTimeout, statementTimeout);
    }

    /** As settings of a session. */
    public String settings() {
        return "SET lock_timeout = " + lockTimeout.toMillis() + "; SET statement_timeout = " + statementTimeout.toMillis();
    }

    /** The same for what works beside others: it waits for them and keeps nobody waiting. */
    public MigrationLimits concurrent() {
        return new MigrationLimits(lockPatience, Duration.ZERO, statementTimeout);
    }
}
