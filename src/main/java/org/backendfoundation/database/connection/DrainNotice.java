package org.backendfoundation.database.connection;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The time between the order to disconnect and the disconnecting: readiness says no, so that balancers notice, and everything is served.
 *
 * @param since UTC, in microseconds
 * @param until when running sessions begin to be waited for and new ones to be refused
 */
public record DrainNotice(OffsetDateTime since, OffsetDateTime until) {

    /** More than any balancer needs, and a forgotten one still ends. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    static DrainNotice of(Duration length) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        return new DrainNotice(now, now.plus(length));
    }
}
