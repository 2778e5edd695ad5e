package org.backendfoundation.database.connection;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time between the command to disconnect and the disconnect: the node is unready, so that balancers notice, and still serves
 * everything.
 *
 * @param since UTC, in microseconds
 * @param until when the node begins to refuse new sessions and to wait for running ones
 */
public record DrainNotice(OffsetDateTime since, OffsetDateTime until) {

    /** More than any balancer needs, and short enough that a forgotten notice ends. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    static DrainNotice of(Duration length) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return new DrainNotice(now, now.plus(length));
    }
}
