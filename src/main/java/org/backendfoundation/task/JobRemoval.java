package org.backendfoundation.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.capture.UncapturedBulk;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.session.SessionFactory;
import org.eclipse.persistence.queries.DatabaseQuery;

/**
 * Removes jobs some time after their end. Every node does it, a bounded number at a time, and skips rows that another node is removing. The
 * trail keeps that they were.
 */
@ApplicationScoped
class JobRemoval {

    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final int BATCH_SIZE = 1_000;
    private static final Logger LOG = SafeLogger.of(JobRemoval.class);
    private static final String REMOVE = """
            DELETE FROM job WHERE id = ANY (ARRAY(
              SELECT id FROM job WHERE finished_at < ?1 ORDER BY finished_at LIMIT ?2 FOR UPDATE SKIP LOCKED))""";

    @Inject
    SessionFactory sessions;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    PeriodicTask task;

    @Inject
    ScheduledTasks handlers;

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        if (!handlers.jobs().isEmpty()) {
            task.begin(PERIOD, this::remove);
        }
    }

    private void remove() {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minus(configuration.value(TaskSettings.JOB_RETENTION));
        try {
            sessions.call(session -> remove(session, before));
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, "Ended jobs stay until the next run", failure);
        }
    }

    static int remove(EntityManager session, OffsetDateTime before) {
        Query removal = session.createNativeQuery(REMOVE);
        removal.unwrap(DatabaseQuery.class).setProperty(UncapturedBulk.WITHOUT_ENTRY, true);
        return removal.setParameter(1, before).setParameter(2, BATCH_SIZE).executeUpdate();
    }
}
