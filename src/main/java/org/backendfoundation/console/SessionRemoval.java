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
 * Removes sessions a day after their end: when the database is connected, and periodically. Before the table's revision is applied there is
 * nothing to remove. Every node does it, a bounded number of rows at a time, and skips rows that another node is removing.
 */
@ApplicationScoped
class SessionRemoval {

    static final Duration RETENTION = Duration.ofDays(1);
    static final Duration PERIOD = Duration.ofMinutes(10);
    static final int BATCH_SIZE = 1_000;

    private static final Logger LOG = SafeLogger.of(SessionRemoval.class);

    @Inject
    SessionFactory sessions;

    @Inject
    PeriodicTask task;

    InstantSource clock = InstantSource.system();

    @PostConstruct
    void start() {
        task.begin(PERIOD, this::remove);
    }

    void removeOnConnect(@Observes ConnectionChanged change) {
        if (change.to() == ConnectionState.CONNECTED) {
            task.trigger();
        }
    }

    private void remove() {
        Instant before = clock.instant().minus(RETENTION);
        try {
            sessions.call(
                    entityManager -> SessionTable.exists(entityManager) ? SessionTable.removeEnded(entityManager, before, BATCH_SIZE) : 0);
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "Ended sessions stay until the next run", failure);
        }
    }
}
