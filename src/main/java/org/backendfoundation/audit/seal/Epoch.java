package org.backendfoundation.audit.seal;

import java.time.OffsetDateTime;

/**
 * The life of the database between two restores. A restore, a promotion or a copy begins the next epoch.
 *
 * @param systemIdentifier of the PostgreSQL cluster
 * @param database         the database's oid in that cluster
 */
public record Epoch(int number, long systemIdentifier, int timeline, long database, OffsetDateTime beganAt) {

    public boolean isSameInstance(Epoch other) {
        return systemIdentifier == other.systemIdentifier && timeline == other.timeline && database == other.database;
    }
}
