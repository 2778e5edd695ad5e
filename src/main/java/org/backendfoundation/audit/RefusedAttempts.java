package org.backendfoundation.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.backendfoundation.security.AuthenticationRefused;

/**
 * Keeps count of who was not let in, and writes it in batches: an attacker decides how many refusals there are, so none of them costs a write or more
 * than a little memory, and each source has one entry for each reason and minute.
 */
@ApplicationScoped
class RefusedAttempts {

    static final Duration WRITE_EVERY = Duration.ofSeconds(10);

    @Resource
    ManagedScheduledExecutorService clock;

    /** A write waits for the database, and the servers' clock has one thread for everybody. */
    @Resource
    ManagedExecutorService executor;

    @Inject
    IndependentEntries entries;

    private final RefusalCounts counts = new RefusalCounts();

    @PostConstruct
    void start() {
        clock.scheduleWithFixedDelay(() -> executor.execute(this::write), WRITE_EVERY.toMillis(), WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void refused(@Observes AuthenticationRefused refused) {
        counts.add(refused);
    }

    void end(@Observes Shutdown end) {
        counts.takeBefore(OffsetDateTime.MAX).forEach(entries::add);
    }

    /** Minutes that are over: nothing is added to them any more. */
    private void write() {
        counts.takeBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(WRITE_EVERY)).forEach(entries::add);
    }
}
