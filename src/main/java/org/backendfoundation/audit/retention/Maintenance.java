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

/** Makes the trail's months ahead and drops those that are older than {@code audit_retention}, hourly; the database lets one node do it. */
@ApplicationScoped
class Maintenance {

    static final Duration EVERY = Duration.ofHours(1);

    /** Shorter than the timers' period, so that the next round is not taken for the last one. */
    private static final Duration ONCE_IN = EVERY.minusMinutes(5);

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
        task.begin(EVERY, this::maintain);
    }

    void ready(@Observes AuditReady ready) {
        task.trigger();
    }

    private void maintain() {
        if (schema.isReady()) {
            store.maintain(configuration.value(AuditSettings.RETENTION), ONCE_IN, configuration.value(ApplicationSettings.NODE_NAME));
        }
    }
}
