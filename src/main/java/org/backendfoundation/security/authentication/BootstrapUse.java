package org.backendfoundation.security.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.logging.Logger;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.security.credential.ApiKeyCredential;

/**
 * Records uses of the bootstrap key in the log and the audit trail: it counts each use, and writes one line and one entry a minute with the
 * count.
 */
@ApplicationScoped
public class BootstrapUse {

    private static final Logger LOG = SafeLogger.of(BootstrapUse.class);
    private static final Duration ONE_LINE_EACH = Duration.ofMinutes(1);

    @Inject
    BootstrapWatch watch;

    InstantSource clock = InstantSource.system();
    private Instant quietUntil = Instant.MIN;
    private long uses;

    synchronized void record(ApiKeyCredential shown) {
        uses++;
        if (clock.instant().isBefore(quietUntil)) {
            return;
        }
        LOG.info("The bootstrap key was used " + (uses == 1 ? "once" : uses + " times since the last such line") + ", now from "
                + shown.remoteAddress()
                + " by request " + shown.requestId());
        watch.onUse(uses, shown.remoteAddress(), shown.requestId());
        uses = 0;
        quietUntil = clock.instant().plus(ONE_LINE_EACH);
    }
}
