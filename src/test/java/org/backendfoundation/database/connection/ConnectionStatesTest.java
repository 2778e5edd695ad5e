package org.backendfoundation.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.junit.jupiter.api.Test;

class ConnectionStatesTest {

    private final ConnectionStates states = new ConnectionStates(Clock.systemUTC());

    @Test
    void lifeGoesOnceAround() {
        states.move(ConnectionState.CONNECTING, "start");
        states.move(ConnectionState.CONNECTED, "answered");
        states.move(ConnectionState.DISCONNECTING, "asked for");
        states.move(ConnectionState.DISCONNECTED, "drained");

        assertThat(states.current()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(states.transitions()).extracting(ConnectionChanged::cause)
                .containsExactly("drained", "asked for", "answered", "start");
    }

    @Test
    void attemptMayBeGivenUp() {
        states.move(ConnectionState.CONNECTING, "start");

        assertThat(states.move(ConnectionState.DISCONNECTING, "asked for").from()).isEqualTo(ConnectionState.CONNECTING);
    }

    @Test
    void onlyTheNewestTransitionsAreKept() {
        for (int i = 0; i < ConnectionStates.KEPT; i++) {
            states.move(ConnectionState.CONNECTING, "again");
            states.move(ConnectionState.DISCONNECTING, "again");
            states.move(ConnectionState.DISCONNECTED, "again");
        }

        assertThat(states.transitions()).hasSize(ConnectionStates.KEPT);
        assertThat(states.transitions().get(0).to()).isEqualTo(ConnectionState.DISCONNECTED);
    }

    @Property
    void whateverIsAskedFor_everyStepKeptIsOneOfTheMachine(@ForAll List<ConnectionState> wishes) {
        for (ConnectionState wish : wishes) {
            if (states.current().mayBecome(wish)) {
                states.move(wish, "wish");
            } else {
                assertThatThrownBy(() -> states.move(wish, "wish")).isInstanceOf(IllegalStateException.class);
            }
        }

        assertThat(states.transitions()).allMatch(change -> change.from().mayBecome(change.to()));
    }
}
