package org.backendfoundation.audit.capture;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.backendfoundation.audit.trail.AuditOutbox;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.security.authentication.AuthenticationRefused;

/**
 * Counts refused callers and writes the counts in batches. An attacker decides how many refusals there are, so a refusal costs no write and
 * little memory: each source has one entry for each reason and minute.
 */
@ApplicationScoped
class RefusedAttempts {

    static final Duration WRITE_EVERY = Duration.ofSeconds(10);

    @Inject
    PeriodicTask task;

    @Inject
    AuditOutbox entries;

    private final RefusalCounts counts = new RefusalCounts();

    @PostConstruct
    void start() {
        task.begin(WRITE_EVERY, this::write);
    }

    void count(@Observes AuthenticationRefused refused) {
        counts.add(refused);
    }

    void writeAtShutdown(@Observes Shutdown shutdown) {
        counts.takeBefore(OffsetDateTime.MAX).forEach(entries::add);
    }

    /** Writes only minutes that are over, because nothing is added to them any more. */
    private void write() {
        counts.takeBefore(OffsetDateTime.now(ZoneOffset.UTC).minus(WRITE_EVERY)).forEach(entries::add);
    }
}
