package org.backendfoundation.actor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.rest.request.Caller;

/** A key that was issued here, with its caller and what makes it invalid. */
public record KnownKey(UUID id, Caller caller, boolean isRevoked, boolean isDeactivated) {

    /** The columns that {@link #of} takes, of {@code api_key} and {@code actor}. */
    public static final String COLUMNS = """
            CAST(api_key.id AS text), CAST(actor.id AS text), actor.name, array_to_string(actor.roles, ','),
            CAST(extract(epoch FROM api_key.expires_at) * 1000000 AS bigint), NOT api_key.is_active AS is_revoked, NOT actor.is_active AS is_deactivated""";

    private static final String AUTHENTICATION = "api_key";

    public static KnownKey of(Object[] row) {
        String roles = (String) row[3];
        Caller caller = new Caller(UUID.fromString((String) row[1]), (String) row[2], roles.isEmpty() ? Set.of() : Set.of(roles.split(",")),
                AUTHENTICATION,
                time((Long) row[4]));
        return new KnownKey(UUID.fromString((String) row[0]), caller, (Boolean) row[5], (Boolean) row[6]);
    }

    private static OffsetDateTime time(Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The same key, revoked. */
    public KnownKey revoked() {
        return new KnownKey(id, caller, true, isDeactivated);
    }

    /** Why the key is invalid, as a clause for the log; empty while it is valid. */
    public Optional<String> whyInvalid(Instant now) {
        if (isRevoked) {
            return Optional.of("it was revoked");
        }
        if (isDeactivated) {
            return Optional.of("its actor was deactivated");
        }
        return caller.until() != null && !now.isBefore(caller.until().toInstant()) ? Optional.of("it has expired") : Optional.empty();
    }
}
