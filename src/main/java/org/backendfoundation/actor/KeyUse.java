package org.backendfoundation.actor;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When keys were used last. */
@ApplicationScoped
class KeyUse {

    static final Duration WRITE_EVERY = Duration.ofSeconds(10);

    @Inject
    LastUsedWriter uses;

    @PostConstruct
    void start() {
        uses.begin("api_key", "last_used_at", WRITE_EVERY);
    }

    void end(@Observes Shutdown end) {
        uses.write();
    }

    void note(UUID key, Instant at) {
        uses.note(key, at);
    }
}
