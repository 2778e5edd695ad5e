package org.backendfoundation.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this node last read of sessions, and when it saw them used: more than the table knows, which learns of it every half minute, and all there is while
 * the table cannot be read. Bounded: beyond {@link #MOST} what is asked for least is forgotten, and whatever was not asked for within the idle time.
 */
final class RememberedSessions {

    static final int MOST = 10_000;

    private final Cache<String, KnownSession> sessions;

    RememberedSessions(Duration idle, Ticker ticker) {
        // on the caller's thread: the common pool would keep this application's class loader
        sessions = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(idle).ticker(ticker).executor(Runnable::run).build();
    }

    /** @return what was read just now, with the last use if this node has seen a later one; what ended stays ended, whatever an older reading says */
    KnownSession keep(KnownSession latest) {
        return sessions.asMap().merge(latest.hash(), latest, (before, now) -> before.stored().endedAt() == null ? now.seen(before.stored().seenAt()) : before);
    }

    void used(KnownSession session, Instant at) {
        keep(session.seen(at));
    }

    Optional<KnownSession> find(String hash) {
        return Optional.ofNullable(sessions.getIfPresent(hash));
    }

    long size() {
        sessions.cleanUp();
        return sessions.estimatedSize();
    }
}
