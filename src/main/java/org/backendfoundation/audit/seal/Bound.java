package org.backendfoundation.audit.seal;

import java.util.UUID;

/** A place in the order in which entries are sealed; what lies before it does not include it. */
public record Bound(long position, UUID id) implements Comparable<Bound> {

    /** Before every id. */
    static final UUID LOWEST = new UUID(0, 0);

    public static Bound start() {
        return new Bound(0, LOWEST);
    }

    /** As PostgreSQL has it: ids are compared as bytes without sign, other than {@link UUID#compareTo} does. */
    @Override
    public int compareTo(Bound other) {
        int byPosition = Long.compare(position, other.position);
        if (byPosition != 0) {
            return byPosition;
        }
        int byHigh = Long.compareUnsigned(id.getMostSignificantBits(), other.id.getMostSignificantBits());
        return byHigh == 0 ? Long.compareUnsigned(id.getLeastSignificantBits(), other.id.getLeastSignificantBits()) : byHigh;
    }
}
