package org.backendfoundation.database.connection;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.problem.ProblemException;

/**
 * Why the connection failed last; kept after recovery, so that operators can still read it. It logs a failure once and not its repetitions.
 */
public final class LastFailure {

    private static final Logger LOG = SafeLogger.of(LastFailure.class);

    private volatile Failure last;
    private volatile boolean isNewsExpected = true;

    public Optional<ProblemException> reason() {
        return Optional.ofNullable(last).map(Failure::reason);
    }

    /** When it failed, in UTC. */
    public Optional<OffsetDateTime> at() {
        return Optional.ofNullable(last).map(Failure::at);
    }

    /** The next failure begins another story: it is logged even if the last one had the same code. */
    void expectNews() {
        isNewsExpected = true;
    }

    void keep(ProblemException reason) {
        if (isNewsExpected || last.reason().code() != reason.code()) {
            isNewsExpected = false;
            LOG.warning(reason.code().name() + ": " + reason.getMessage() + driversWords(reason));
        }
        last = new Failure(reason, OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
    }

    /** The cause, for the log only. */
    private static String driversWords(ProblemException reason) {
        return reason.getCause() == null ? "" : " (" + reason.getCause().getMessage() + ")";
    }

    private record Failure(ProblemException reason, OffsetDateTime at) {
    }
}
