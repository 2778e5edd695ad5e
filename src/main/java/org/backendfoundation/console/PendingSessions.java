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
 * What the table could not take: sessions that began while it could not be written, because the database was down (then the bootstrap key alone opens any) or the
 * table's revision was not applied, and ends that nobody but this node knows of. They count on this node alone, and are written as soon as they can be.
 * Only who has a key, or a session, makes any; bounded all the same.
 */
@ApplicationScoped
class PendingSessions {

    static final Duration TRY_EVERY = Duration.ofSeconds(5);
    static final int MOST = 1_000;

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
        pending = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(configuration.value(SessionSettings.LONGEST)).executor(Runnable::run).build();
        task.begin(TRY_EVERY, this::write);
    }

    void add(KnownSession session) {
        pending.put(session.hash(), session);
    }

    Optional<KnownSession> find(String hash) {
        return Optional.ofNullable(pending.getIfPresent(hash));
    }

    /** @return false for what does not wait here */
    boolean end(String hash, Instant at) {
        return pending.asMap().computeIfPresent(hash, (key, session) -> session.ended(at)) != null;
    }

    private void write() {
        pending.asMap().values().forEach(this::write);
    }

    private void write(KnownSession session) {
        try {
            if (sessions.call(table -> SessionTable.isThere(table) && SessionTable.write(table, session.stored()) >= 0)) {
                // unless it was ended meanwhile: that is written by the next round
                pending.asMap().remove(session.hash(), session);
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, failure, () -> "A session waits for the next time");
        }
    }
}
