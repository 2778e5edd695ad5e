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
 * Keeps count of who was not let in, and writes it in batches: an attacker decides how many refusals there are, so none of them costs a write or more
 * than a little memory, and each source has one entry for each reason and minute.
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
