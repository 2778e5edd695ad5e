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
 * Tells the outside of the last seal, at most once a minute: in the log, and in {@code audit_seal_file}. Each seal vouches for all before it, so that
 * whoever rewrites the trail, the seals included, must also reach what was told.
 */
@ApplicationScoped
class SealPublication {

    static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = SafeLogger.of(SealPublication.class);

    @Inject
    ApplicationConfiguration configuration;

    private Seal waiting;
    private long toldAt = System.nanoTime() - AT_MOST_EVERY.toNanos();

    synchronized void add(Seal seal) {
        waiting = seal;
    }

    synchronized void publish() {
        if (System.nanoTime() - toldAt >= AT_MOST_EVERY.toNanos()) {
            tell();
        }
    }

    synchronized void end(@Observes Shutdown end) {
        tell();
    }

    private void tell() {
        if (waiting == null) {
            return;
        }
        LOG.info("Audit trail sealed: seal " + waiting.number() + " of epoch " + waiting.epoch() + " is " + waiting.hash());
        configuration.find(AuditSettings.SEAL_FILE).ifPresent(this::append);
        waiting = null;
        toldAt = System.nanoTime();
    }

    private void append(Path file) {
        try {
            new SealFile(file).append(waiting);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, failure, () -> "The seal is in this log only: audit_seal_file cannot be written");
        }
    }
}
