package org.backendfoundation.audit.entries;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Computes the timestamp from which {@code audit_trail.stamp} made an id: with it PostgreSQL reads one month of the table instead of all.
 */
public final class EntryTime {

    private static final int VERSION = 7;
    private static final int THOUSAND = 1000;
    private static final int RANDOM_A_VALUES = 4096;

    private EntryTime() {
    }

    /** @return empty for an id that no entry can have */
    public static Optional<OffsetDateTime> of(UUID id) {
        if (id.version() != VERSION) {
            return Optional.empty();
        }
        long millis = id.getMostSignificantBits() >>> 16;
        long micros = micros((int) (id.getMostSignificantBits() & RANDOM_A_VALUES - 1));
        return Optional.of(Instant.ofEpochMilli(millis).plusNanos(micros * THOUSAND).atOffset(ZoneOffset.UTC));
    }

    /** The microseconds of the millisecond: the smallest number that 4096/1000 maps to {@code fraction}, rounded down. */
    static int micros(int fraction) {
        return (fraction * THOUSAND + RANDOM_A_VALUES - 1) / RANDOM_A_VALUES;
    }
}
