package org.backendfoundation.audit.retention;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.backendfoundation.audit.trail.AuditReady;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.audit.trail.AuditSettings;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/**
 * Each hour, creates partitions for the months to come and drops months older than {@code audit_retention}; the database lets one node do
 * it.
 */
@ApplicationScoped
class Maintenance {

    static final Duration PERIOD = Duration.ofHours(1);

    /** Shorter than the period, so that a run a little early is not mistaken for a repetition of the last one. */
    private static final Duration MIN_INTERVAL = PERIOD.minusMinutes(5);

    @Inject
    PeriodicTask task;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AuditSchema schema;

    @Inject
    RetentionStore store;

    @PostConstruct
    void start() {
        task.begin(PERIOD, this::maintain);
    }

    void maintainWhenReady(@Observes AuditReady ready) {
        task.trigger();
    }

    private void maintain() {
        if (schema.isReady()) {
            store.maintain(configuration.value(AuditSettings.RETENTION), MIN_INTERVAL, configuration.value(ApplicationSettings.NODE_NAME));
        }
    }
}
