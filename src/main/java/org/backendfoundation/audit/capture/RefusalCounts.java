package org.backendfoundation.audit.capture;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditRecord;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.AuthenticationRefused;

/**
 * Counts refusals by source, reason and minute. The number of sources is bounded; the refusals of all others are counted together.
 * Thread-safe.
 */
final class RefusalCounts {

    static final int MAX_SOURCES = 10_000;
    static final String OTHER_SOURCES = "other sources";

    private static final int MAX_CALLERS = 10;
    private static final JsonProvider JSON = JsonProvider.provider();

    private record Key(String source, AuthenticationRefused.Reason reason, OffsetDateTime minute) {
    }

    private static final class Count {

        private final AuthenticationRefused first;
        private final Set<String> callers = new TreeSet<>();
        private AuthenticationRefused last;
        private long attempts;

        Count(AuthenticationRefused first) {
            this.first = first;
        }

        void add(AuthenticationRefused refused) {
            attempts++;
            last = refused;
            if (!refused.caller().equals(Caller.ANONYMOUS) && callers.size() < MAX_CALLERS) {
                callers.add(refused.caller().name());
            }
        }

        AuditRecord toRecord(Key key) {
            JsonObjectBuilder metadata = JSON.createObjectBuilder().add("reason", key.reason().name()).add("source", key.source())
                    .add("attempts", attempts)
                    .add("first_at", AuditValues.of(first.at())).add("last_at", AuditValues.of(last.at()))
                    .add("last_address", last.address()).add("last_detail", last.detail())
                    .add("locked_for_seconds", last.lockedFor().toSeconds());
            if (!callers.isEmpty()) {
                metadata.add("callers", AuditValues.of(callers));
            }
            boolean isLockedOut = key.reason() == AuthenticationRefused.Reason.LOCKED_OUT || !last.lockedFor().isZero();
            AuditAction action = isLockedOut ? TrailActions.LOCKED_OUT : TrailActions.ACCESS_REFUSED;
            return new AuditRecord(action, first.caller().id(), first.caller().name(), null, null, Outcome.REFUSED, first.requestId(), null,
                    metadata.build());
        }
    }

    private final Map<Key, Count> counts = new HashMap<>();

    synchronized void add(AuthenticationRefused refused) {
        OffsetDateTime minute = refused.at().truncatedTo(ChronoUnit.MINUTES);
        Key key = new Key(refused.source(), refused.reason(), minute);
        boolean isKept = counts.size() < MAX_SOURCES || counts.containsKey(key);
        counts.computeIfAbsent(isKept ? key : new Key(OTHER_SOURCES, refused.reason(), minute), count -> new Count(refused)).add(refused);
    }

    /** Removes and returns the entries of all minutes that ended before this time. */
    synchronized List<AuditRecord> takeBefore(OffsetDateTime time) {
        List<AuditRecord> entries = new ArrayList<>();
        for (Iterator<Map.Entry<Key, Count>> each = counts.entrySet().iterator(); each.hasNext();) {
            Map.Entry<Key, Count> count = each.next();
            if (count.getKey().minute().plusMinutes(1).isBefore(time)) {
                entries.add(count.getValue().toRecord(count.getKey()));
                each.remove();
            }
        }
        return entries;
    }
}
