package org.backendfoundation.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.security.credential.SessionSecret;

/**
 * A row of {@code console_session}: a session, or a link, which ends when it opens a session. Times are the nodes' own and not the
 * database's, which may be down; the clocks of the nodes must agree within seconds.
 *
 * @param hash    SHA-256 of the secret
 * @param seenAt  time of the last use
 * @param endsAt  when it ends at the latest
 * @param endedAt null unless it was ended
 */
record StoredSession(UUID id, Kind kind, String hash, OpeningKey key, Instant startedAt, Instant seenAt, Instant endsAt, Instant endedAt) {

    enum Kind { SESSION, LINK }

    static StoredSession start(Kind kind, SessionSecret secret, OpeningKey key, Instant now, Duration longest) {
        Instant start = now.truncatedTo(ChronoUnit.MICROS);
        return new StoredSession(Identifiers.next(), kind, secret.hash(), key, start, start, start.plus(longest), null);
    }

    StoredSession withLastUse(Instant at) {
        return at.isAfter(seenAt) ? new StoredSession(id, kind, hash, key, startedAt, at, endsAt, endedAt) : this;
    }

    StoredSession withEnd(Instant at) {
        return endedAt == null ? new StoredSession(id, kind, hash, key, startedAt, seenAt, endsAt, at) : this;
    }

    /** Why the session itself is invalid, as a clause for the log; empty while it is valid. */
    Optional<String> whyInvalid(Instant now, Duration idle) {
        if (endedAt != null) {
            return Optional.of("it was ended");
        }
        if (!now.isBefore(endsAt)) {
            return Optional.of("its time is over");
        }
        return now.isBefore(seenAt.plus(idle)) ? Optional.empty() : Optional.of("it was idle for too long");
    }
}
