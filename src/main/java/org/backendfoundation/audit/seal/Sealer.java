package org.backendfoundation.audit.seal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.seal.SealStore.Made;
import org.backendfoundation.audit.trail.AuditReady;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.audit.trail.AuditSettings;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.status.NodeReadiness;

/**
 * Seals committed entries every {@code audit_seal_interval}. Neither writers nor the sealer wait for each other: an entry is sealed once no
 * transaction runs that may still add an entry before it. Every node tries, and the node that holds the lock seals.
 */
@ApplicationScoped
public class Sealer {

    private static final Logger LOG = SafeLogger.of(Sealer.class);

    @Inject
    PeriodicTask task;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    AuditSchema schema;

    @Inject
    NodeReadiness readiness;

    @Inject
    SealStore store;

    @Inject
    SealPublication publication;

    private volatile SealBacklog backlog;

    @PostConstruct
    void start() {
        task.begin(configuration.value(AuditSettings.SEAL_INTERVAL), this::seal);
    }

    void sealWhenReady(@Observes AuditReady ready) {
        task.trigger();
    }

    /** The entries without a seal when this node last checked; empty before the first check. */
    public Optional<SealBacklog> backlog() {
        return Optional.ofNullable(backlog);
    }

    private void seal() {
        if (!schema.isReady()) {
            return;
        }
        try {
            sealAll();
            backlog = store.backlog();
            publication.publish();
        } catch (RuntimeException failure) {
            // an outage has log lines of its own; only another cause is worth a warning
            LOG.log(schema.isReady() && readiness.unreadyReason().isEmpty() ? Level.WARNING : Level.FINE,
                    "The audit trail was not sealed this time", failure);
        }
    }

    private void sealAll() {
        Optional<Made> made;
        do {
            made = store.sealNext();
            made.map(Made::seal).ifPresent(publication::add);
        } while (made.filter(Made::mayHaveMore).isPresent());
    }
}
