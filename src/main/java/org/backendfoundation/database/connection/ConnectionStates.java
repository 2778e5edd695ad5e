package org.backendfoundation.database.connection;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;

/** The state machine: the state of the connection, its start and its history. Thread-safe. */
final class ConnectionStates {

    /** How many transitions are kept, the newest ones. */
    static final int KEPT = 200;

    private final Clock clock;
    private final Deque<ConnectionChanged> transitions = new ArrayDeque<>();
    private ConnectionState current = ConnectionState.DISCONNECTED;
    private OffsetDateTime since;

    ConnectionStates(Clock clock) {
        this.clock = clock;
        since = now();
    }

    synchronized ConnectionState current() {
        return current;
    }

    synchronized OffsetDateTime since() {
        return since;
    }

    /** Newest first. */
    synchronized List<ConnectionChanged> transitions() {
        return List.copyOf(transitions);
    }

    /** @throws IllegalStateException if the state machine does not allow the transition */
    synchronized ConnectionChanged move(ConnectionState next, String cause) {
        if (!current.mayBecome(next)) {
            throw new IllegalStateException("a connection does not go from " + current + " to " + next);
        }
        ConnectionChanged change = new ConnectionChanged(current, next, now(), cause);
        current = next;
        since = change.at();
        transitions.addFirst(change);
        if (transitions.size() > KEPT) {
            transitions.removeLast();
        }
        return change;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).truncatedTo(ChronoUnit.MICROS);
    }
}
