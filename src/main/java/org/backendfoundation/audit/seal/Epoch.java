package org.backendfoundation.audit.seal;

import java.time.OffsetDateTime;

/**
 * A life of the database in one place; another one begins with a restore, a promotion or a copy.
 *
 * @param systemIdentifier of the PostgreSQL cluster
 * @param database         its oid there
 */
public record Epoch(int number, long systemIdentifier, int timeline, long database, OffsetDateTime beganAt) {

    public boolean isSameLife(Epoch other) {
        return systemIdentifier == other.systemIdentifier && timeline == other.timeline && database == other.database;
    }
}
