package org.backendfoundation.migration;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param lockPatience     to poll for the migration lock
 * @param lockTimeout      that one statement waits for a table before it is tried again
 * @param statementTimeout of one statement; zero for none
 */
record MigrationLimits(Duration lockPatience, Duration lockTimeout, Duration statementTimeout) {

    /** The same, with another patience. */
    MigrationLimits patient(Duration patience) {
        return new MigrationLimits(patience, lockTimeout, statementTimeout);
    }
}
