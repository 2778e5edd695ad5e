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

/** Sessions and links from their beginning to their end, in the table and, where that cannot be asked, in this node's memory. */
@ApplicationScoped
class Sessions {

    static final Duration WRITE_USE_EVERY = Duration.ofSeconds(30);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    CallerLookup reading;

    @Inject
    KnownKeys keys;

    @Inject
    BootstrapIdentityStore bootstrap;

    @Inject
    PendingSessions pending;

    @Inject
    LastUsedWriter uses;

    InstantSource clock = InstantSource.system();

    private final ShortLivedCache<String, Optional<KnownSession>> read = new ShortLivedCache<>();
    private RememberedSessions remembered;

    @PostConstruct
    void start() {
        remembered = new RememberedSessions(idle(), Ticker.systemTicker());
        uses.begin("console_session", "seen_at", WRITE_USE_EVERY);
    }

    void stop(@Observes Shutdown end) {
        uses.write();
    }

    Duration idle() {
        return configuration.value(SessionSettings.IDLE);
    }

    /**
     * The session with this SHA-256, whether it counts or not; one query for what was not asked for within the last second.
     *
     * @throws ProblemException {@code CALLERS_UNREADABLE} for a session that this node cannot know of either
     */
    Optional<KnownSession> find(String hash) {
        Optional<KnownSession> waiting = pending.find(hash).map(this::withKeyOfNow);
        return (waiting.isPresent() ? waiting : stored(hash)).map(remembered::keep);
    }

    private Optional<KnownSession> stored(String hash) {
        try {
            return read.get(hash, asked -> reading.call(session -> SessionTable.find(session, StoredSession.Kind.SESSION, asked)));
        } catch (ProblemException unreadable) {
            return Optional.of(withKeyOfNow(remembered.find(hash).orElseThrow(() -> unreadable)));
        }
    }

    /** What is not read anew would not hear of its key's end; a key that was purged counts as revoked. */
    private KnownSession withKeyOfNow(KnownSession kept) {
        if (kept.key() == null) {
            return kept;
        }
        try {
            return kept.by(keys.find(kept.key().id()).orElseGet(kept.key()::revoked));
        } catch (ProblemException unreadable) {
            return kept;
        }
    }

    /** Why it does not count, as a clause for the log; nothing while it does. */
    Optional<String> end(KnownSession session) {
        Instant now = clock.instant();
        return session.stored().end(now, idle()).or(() -> endOfKey(session, now));
    }

    private Optional<String> endOfKey(KnownSession session, Instant now) {
        if (session.key() != null) {
            return session.key().end(now);
        }
        return bootstrap.counts(session.stored().key().bootstrapHash()) ? Optional.empty() : Optional.of("the bootstrap key does not count");
    }

    void use(KnownSession session) {
        Instant now = clock.instant();
        remembered.used(session, now);
        uses.note(session.stored().id(), now);
    }

    /** Keeps what has begun, in memory where the table cannot take it now: before its revision is applied somebody must get in who applies it. */
    void begin(KnownSession begun) {
        try {
            beginLink(begun.stored());
        } catch (ProblemException unreadable) {
            pending.add(begun);
        }
    }

    /** @throws ProblemException {@code CALLERS_UNREADABLE} where the table cannot take it now */
    void beginLink(StoredSession link) {
        reading.call(session -> SessionTable.write(session, link));
    }

    /** At once here, within a second on other nodes; later there, if the table cannot take it now. */
    void end(KnownSession session, Instant now) {
        KnownSession ended = session.ended(now);
        remembered.keep(ended);
        if (!pending.end(session.hash(), now)) {
            endStored(ended);
        }
        read.evict();
    }

    private void endStored(KnownSession ended) {
        try {
            reading.call(session -> SessionTable.end(session, ended.stored().id(), ended.stored().endedAt()));
        } catch (ProblemException unreadable) {
            pending.add(ended);
        }
    }

    /**
     * Takes a link, of two at once for one of them.
     *
     * @return whose it is
     * @throws CredentialRefusedException if it is none, was taken or does not count any more
     */
    KnownSession redeem(String hash) {
        KnownSession link = reading.call(session -> SessionTable.find(session, StoredSession.Kind.LINK, hash))
                .orElseThrow(() -> CredentialRefusedException.guessed("no link has this code"));
        if (link.stored().endedAt() != null) {
            throw used();
        }
        end(link).ifPresent(end -> {
            throw CredentialRefusedException.outdated(end);
        });
        if (!reading.call(session -> SessionTable.end(session, link.stored().id(), clock.instant()))) {
            throw used();
        }
        return link;
    }

    private static CredentialRefusedException used() {
        return CredentialRefusedException.guessed("the link was used before");
    }
}
