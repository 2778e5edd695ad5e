package org.backendfoundation.audit.seal;

import java.util.UUID;

/** A place in the order in which entries are sealed; what lies before it does not include it. */
public record EntryPosition(long position, UUID id) implements Comparable<EntryPosition> {

    /** Before every id. */
    static final UUID LOWEST = new UUID(0, 0);

    public static EntryPosition start() {
        return new EntryPosition(0, LOWEST);
    }

    /** As PostgreSQL has it: ids are compared as bytes without sign, other than {@link UUID#compareTo} does. */
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
