package org.backendfoundation.console;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.backendfoundation.actor.CallerLookup;
import org.backendfoundation.actor.KnownKeys;
import org.backendfoundation.actor.LastUsedWriter;
import org.backendfoundation.actor.ShortLivedCache;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.authentication.BootstrapIdentityStore;
import org.backendfoundation.security.credential.CredentialRefusedException;

/** The life of sessions and links. They are stored in the table and, while that cannot be used, in this node's memory. */
@ApplicationScoped
class Sessions {

    static final Duration WRITE_USE_EVERY = Duration.ofSeconds(30);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    CallerLookup lookup;

    @Inject
    KnownKeys keys;

    @Inject
    BootstrapIdentityStore bootstrap;

    @Inject
    PendingSessions pending;

    @Inject
    LastUsedWriter lastUsed;

    InstantSource clock = InstantSource.system();

    private final ShortLivedCache<String, Optional<KnownSession>> cache = new ShortLivedCache<>();
    private RememberedSessions remembered;

    @PostConstruct
    void start() {
        remembered = new RememberedSessions(idleTime(), Ticker.systemTicker());
        lastUsed.begin("console_session", "seen_at", WRITE_USE_EVERY);
    }

    void stop(@Observes Shutdown shutdown) {
        lastUsed.write();
    }

    Duration idleTime() {
        return configuration.value(SessionSettings.IDLE);
    }

    /**
     * The session with this SHA-256, valid or not. A session that was looked up within the last second needs no query.
     *
     * @throws ProblemException {@code CALLERS_UNREADABLE} for a session that this node does not remember either
     */
    Optional<KnownSession> find(String hash) {
        Optional<KnownSession> inMemory = pending.find(hash).map(this::withCurrentKey);
        return (inMemory.isPresent() ? inMemory : findStored(hash)).map(remembered::merge);
    }

    private Optional<KnownSession> findStored(String hash) {
        try {
            return cache.get(hash, key -> lookup.call(entityManager -> SessionTable.find(entityManager, StoredSession.Kind.SESSION, key)));
        } catch (ProblemException failure) {
            return Optional.of(withCurrentKey(remembered.find(hash).orElseThrow(() -> failure)));
        }
    }

    /** Reads the key again, because a remembered session does not know whether its key became invalid. A purged key counts as revoked. */
    private KnownSession withCurrentKey(KnownSession session) {
        if (session.key() == null) {
            return session;
        }
        try {
            return session.withKey(keys.find(session.key().id()).orElseGet(session.key()::revoked));
        } catch (ProblemException failure) {
            return session;
        }
    }

    /** Why the session is invalid, as a clause for the log; empty while it is valid. */
    Optional<String> whyInvalid(KnownSession session) {
        Instant now = clock.instant();
        return session.stored().whyInvalid(now, idleTime()).or(() -> whyKeyInvalid(session, now));
    }

    private Optional<String> whyKeyInvalid(KnownSession session, Instant now) {
        if (session.key() != null) {
            return session.key().whyInvalid(now);
        }
        return bootstrap.isValid(session.stored().key().bootstrapHash()) ? Optional.empty() : Optional.of("the bootstrap key is not valid");
    }

    void use(KnownSession session) {
        Instant now = clock.instant();
        remembered.markUsed(session, now);
        lastUsed.record(session.stored().id(), now);
    }

    /**
     * Stores a new session, in memory where the table cannot be written: before the table's revision is applied an administrator must be
     * able to log in and apply it.
     */
    void save(KnownSession session) {
        try {
            saveLink(session.stored());
        } catch (ProblemException failure) {
            pending.add(session);
        }
    }

    /** @throws ProblemException {@code CALLERS_UNREADABLE} where the table cannot be written now */
    void saveLink(StoredSession link) {
        lookup.call(entityManager -> SessionTable.write(entityManager, link));
    }

    /** Ends the session: at once on this node, within a second on others, and later there if the table cannot be written now. */
    void end(KnownSession session, Instant now) {
        KnownSession ended = session.withEnd(now);
        remembered.merge(ended);
        if (!pending.endIfPending(session.hash(), now)) {
            endStored(ended);
        }
        cache.evict();
    }

    private void endStored(KnownSession ended) {
        try {
            lookup.call(entityManager -> SessionTable.end(entityManager, ended.stored().id(), ended.stored().endedAt()));
        } catch (ProblemException failure) {
            pending.add(ended);
        }
    }

    /**
     * Uses a link once: of two concurrent calls only one succeeds.
     *
     * @return the link's session data
     * @throws CredentialRefusedException if there is no such link, or it was used or is no longer valid
     */
    KnownSession redeem(String hash) {
        KnownSession link = lookup.call(entityManager -> SessionTable.find(entityManager, StoredSession.Kind.LINK, hash))
                .orElseThrow(() -> CredentialRefusedException.guessed("no link has this code"));
        if (link.stored().endedAt() != null) {
            throw linkUsed();
        }
        whyInvalid(link).ifPresent(end -> {
            throw CredentialRefusedException.outdated(end);
        });
        if (!lookup.call(entityManager -> SessionTable.end(entityManager, link.stored().id(), clock.instant()))) {
            throw linkUsed();
        }
        return link;
    }

    private static CredentialRefusedException linkUsed() {
        return CredentialRefusedException.guessed("the link was used before");
    }
}
