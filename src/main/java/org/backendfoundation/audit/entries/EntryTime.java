package org.backendfoundation.audit.entries;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The timestamp that {@code audit_trail.stamp} made an id of: with it one month of the table is looked at instead of all. */
public final class EntryTime {

    private static final int VERSION = 7;
    private static final int THOUSAND = 1000;
    private static final int RANDOM_A = 4096;

    private EntryTime() {
    }

    /** @return empty for an id that is none of an entry */
    public static Optional<OffsetDateTime> of(UUID id) {
        if (id.version() != VERSION) {
            return Optional.empty();
        }
        long millis = id.getMostSignificantBits() >>> 16;
        long micros = micros((int) (id.getMostSignificantBits() & RANDOM_A - 1));
        return Optional.of(Instant.ofEpochMilli(millis).plusNanos(micros * THOUSAND).atOffset(ZoneOffset.UTC));
    }

    /** Microseconds of the millisecond: the least that 4096/1000 takes to {@code fraction}, rounded down. */
    static int micros(int fraction) {
        return (fraction * THOUSAND + RANDOM_A - 1) / RANDOM_A;
    }
}
