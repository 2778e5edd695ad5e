package org.backendfoundation.audit.seal;

import java.util.UUID;

/** A position in the order in which entries are sealed. */
public record EntryPosition(long position, UUID id) implements Comparable<EntryPosition> {

    /** The smallest id. */
    static final UUID LOWEST = new UUID(0, 0);

    public static EntryPosition start() {
        return new EntryPosition(0, LOWEST);
    }

    /** Compares ids as PostgreSQL does: as unsigned bytes, unlike {@link UUID#compareTo}. */
    @Override
    public int compareTo(EntryPosition other) {
        int byPosition = Long.compare(position, other.position);
        if (byPosition != 0) {
            return byPosition;
        }
        int byHigh = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
        return byHigh == 0 ? Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits()) : byHigh;
    }
}
