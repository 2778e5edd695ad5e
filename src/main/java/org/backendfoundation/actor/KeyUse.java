package org.backendfoundation.actor;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Records when keys were last used. */
@ApplicationScoped
class KeyUse {

    static final Duration WRITE_PERIOD = Duration.ofSeconds(10);

    @Inject
    LastUsedWriter writer;

    @PostConstruct
    void start() {
        writer.begin("api_key", "last_used_at", WRITE_PERIOD);
    }

    void writeAtShutdown(@Observes Shutdown shutdown) {
        writer.write();
    }

    void record(UUID key, Instant at) {
        writer.record(key, at);
    }
}
