package org.backendfoundation.audit.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditSettings;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;

/**
 * Publishes the last seal outside of the database, at most once a minute: in the log, and in {@code audit_seal_file}. Each seal proves all
 * seals before it, so whoever rewrites the trail with its seals would have to change what was published, too.
 */
@ApplicationScoped
class SealPublication {

    static final Duration MIN_INTERVAL = Duration.ofMinutes(1);

    private static final Logger LOG = SafeLogger.of(SealPublication.class);

    @Inject
    ApplicationConfiguration configuration;

    private Seal pending;
    private long publishedAt = System.nanoTime() - MIN_INTERVAL.toNanos();

    synchronized void add(Seal seal) {
        pending = seal;
    }

    synchronized void publish() {
        if (System.nanoTime() - publishedAt >= MIN_INTERVAL.toNanos()) {
            publishPending();
        }
    }

    synchronized void publishAtShutdown(@Observes Shutdown shutdown) {
        publishPending();
    }

    private void publishPending() {
        if (pending == null) {
            return;
        }
        LOG.info("Audit trail sealed: seal " + pending.number() + " of epoch " + pending.epoch() + " is " + pending.hash());
        configuration.find(AuditSettings.SEAL_FILE).ifPresent(this::append);
        pending = null;
        publishedAt = System.nanoTime();
    }

    private void append(Path file) {
        try {
            new SealFile(file).append(pending);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, failure, () -> "The seal is in this log only: audit_seal_file cannot be written");
        }
    }
}
