package org.backendfoundation.audit.seal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
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
 * Seals what is committed, every {@code audit_seal_interval}. Writers never wait for it, nor it for them: an entry is sealed once no transaction that may
 * still add one before it is running. Every node tries; whoever holds the lock does it.
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
    NodeReadiness serving;

    @Inject
    SealStore store;

    @Inject
    SealPublication publication;

    private volatile Duration lag;

    @PostConstruct
    void start() {
        task.begin(configuration.value(AuditSettings.SEAL_INTERVAL), this::seal);
    }

    void ready(@Observes AuditReady ready) {
        task.trigger();
    }

    /** How old the oldest entry without a seal was when this node looked last; nothing before it has looked. */
    public Optional<Duration> lag() {
        return Optional.ofNullable(lag);
    }

    private void seal() {
        if (!schema.isReady()) {
            return;
        }
        try {
            sealAll();
            lag = store.lag();
            publication.publish();
        } catch (RuntimeException failure) {
            // an outage has its own lines; only what else keeps it from sealing is news
            LOG.log(schema.isReady() && serving.obstacle().isEmpty() ? Level.WARNING : Level.FINE, "The audit trail was not sealed this time", failure);
        }
    }

    private void sealAll() {
        Optional<Made> made;
        do {
            made = store.sealNext();
            made.map(Made::seal).ifPresent(publication::add);
        } while (made.filter(Made::full).isPresent());
    }
}
