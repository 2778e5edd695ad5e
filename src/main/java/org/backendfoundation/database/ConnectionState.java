package org.backendfoundation.database;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The life of the connection: {@code DISCONNECTED → CONNECTING → CONNECTED → DISCONNECTING → DISCONNECTED}. An operator may also end an
 * attempt: {@code CONNECTING → DISCONNECTING}.
 */
@PublicApi
@NullMarked
public enum ConnectionState {

    DISCONNECTED, CONNECTING, CONNECTED, DISCONNECTING;

    public boolean mayBecome(ConnectionState next) {
        return switch (this) {
            case DISCONNECTED -> next == CONNECTING;
            case CONNECTING -> next == CONNECTED || next == DISCONNECTING;
            case CONNECTED -> next == DISCONNECTING;
            case DISCONNECTING -> next == DISCONNECTED;
        };
    }
}
