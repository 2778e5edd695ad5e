package org.backendfoundation.console;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.Identifiers;
import org.backendfoundation.security.credential.SessionSecret;

/**
 * A row of {@code console_session}: a session, or a link that opens one and has ended then. Times are the nodes' own and not the database's, which may be
 * down; nodes' clocks are supposed to agree within seconds.
 *
 * @param hash    SHA-256 of the secret
 * @param seenAt  of the last use
 * @param endsAt  whatever happens
 * @param endedAt null while nobody ended it
 */
record StoredSession(UUID id, Kind kind, String hash, OpeningKey key, Instant startedAt, Instant seenAt, Instant endsAt, Instant endedAt) {

    enum Kind { SESSION, LINK }

    static StoredSession begun(Kind kind, SessionSecret secret, OpeningKey key, Instant now, Duration longest) {
        Instant start = now.truncatedTo(ChronoUnit.MICROS);
        return new StoredSession(Identifiers.next(), kind, secret.hash(), key, start, start, start.plus(longest), null);
    }

    StoredSession seen(Instant at) {
        return at.isAfter(seenAt) ? new StoredSession(id, kind, hash, key, startedAt, at, endsAt, endedAt) : this;
    }

    StoredSession ended(Instant at) {
        return endedAt == null ? new StoredSession(id, kind, hash, key, startedAt, seenAt, endsAt, at) : this;
    }

    /** Why it does not count by itself, as a clause for the log; nothing while it does. */
    Optional<String> end(Instant now, Duration idle) {
        if (endedAt != null) {
            return Optional.of("it was ended");
        }
        if (!now.isBefore(endsAt)) {
            return Optional.of("its time is over");
        }
        return now.isBefore(seenAt.plus(idle)) ? Optional.empty() : Optional.of("it was idle for too long");
    }
}
