package org.backendfoundation.console;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.session.SessionFactory;

/**
 * Removes what ended a day ago, when the database is connected and now and then; before the table's revision is applied there is nothing to
 * remove. Every node does, a bounded number of rows at a time, and passes over those that another is removing.
 */
@ApplicationScoped
class SessionRemoval {

    static final Duration KEPT = Duration.ofDays(1);
    static final Duration EVERY = Duration.ofMinutes(10);
    static final int AT_ONCE = 1_000;

    private static final Logger LOG = SafeLogger.of(SessionRemoval.class);

    @Inject
    SessionFactory sessions;

    @Inject
    PeriodicTask task;

    InstantSource clock = InstantSource.system();

    @PostConstruct
    void start() {
        task.begin(EVERY, this::remove);
    }

    void connected(@Observes ConnectionChanged change) {
        if (change.to() == ConnectionState.CONNECTED) {
            task.trigger();
        }
    }

    private void remove() {
        Instant before = clock.instant().minus(KEPT);
        try {
            sessions.call(session -> SessionTable.isThere(session) ? SessionTable.removeEnded(session, before, AT_ONCE) : 0);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "Ended sessions stay until the next time", failure);
        }
    }
}
