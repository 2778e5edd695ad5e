package org.backendfoundation.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this node last read of sessions, and when it last saw them used. It knows uses that the table learns only every half minute, and is
 * all there is while the table cannot be read. It is bounded: beyond {@link #MAX_SESSIONS} sessions the least used are evicted, and those
 * not used within the idle time.
 */
final class RememberedSessions {

    static final int MAX_SESSIONS = 10_000;

    private final Cache<String, KnownSession> sessions;

    RememberedSessions(Duration idle, Ticker ticker) {
        // evicts on the caller's thread: the common pool would keep this application's class loader
        sessions = Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(idle).ticker(ticker).executor(Runnable::run).build();
    }

    /**
     * @return the session just read, with the later of both last uses; an ended session stays ended, even if an older read says otherwise
     */
    KnownSession merge(KnownSession read) {
        return sessions.asMap().merge(read.hash(), read,
                (before, now) -> before.stored().endedAt() == null ? now.withLastUse(before.stored().seenAt()) : before);
    }

    void markUsed(KnownSession session, Instant at) {
        merge(session.withLastUse(at));
    }

    Optional<KnownSession> find(String hash) {
        return Optional.ofNullable(sessions.getIfPresent(hash));
    }

    long size() {
        sessions.cleanUp();
        return sessions.estimatedSize();
    }
}
