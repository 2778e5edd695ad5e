package org.backendfoundation.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.PeriodicTask;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.session.SessionFactory;

/**
 * Sessions, and ends of sessions, that could not be written: because the database was down (then only the bootstrap key opens sessions), or
 * because the table's revision was not applied. They are valid on this node only, and written as soon as possible. The number is bounded,
 * although only callers with a key or a session add any.
 */
@ApplicationScoped
class PendingSessions {

    static final Duration RETRY_PERIOD = Duration.ofSeconds(5);
    static final int MAX_SESSIONS = 1_000;

    private static final Logger LOG = SafeLogger.of(PendingSessions.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    SessionFactory sessions;

    @Inject
    PeriodicTask task;

    private Cache<String, KnownSession> pending;

    @PostConstruct
    void start() {
        pending = Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(configuration.value(SessionSettings.MAX_DURATION))
                .executor(Runnable::run).build();
        task.begin(RETRY_PERIOD, this::write);
    }

    void add(KnownSession session) {
        pending.put(session.hash(), session);
    }

    Optional<KnownSession> find(String hash) {
        return Optional.ofNullable(pending.getIfPresent(hash));
    }

    /** @return false for a session that is not pending */
    boolean endIfPending(String hash, Instant at) {
        return pending.asMap().computeIfPresent(hash, (key, session) -> session.withEnd(at)) != null;
    }

    private void write() {
        pending.asMap().values().forEach(this::write);
    }

    private void write(KnownSession session) {
        try {
            if (sessions.call(
                    entityManager -> SessionTable.exists(entityManager) && SessionTable.write(entityManager, session.stored()) >= 0)) {
                // a session that was ended meanwhile stays, and the next run writes it
                pending.asMap().remove(session.hash(), session);
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> "A session waits for the next attempt");
        }
    }
}
