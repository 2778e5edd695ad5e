package org.backendfoundation.console;

import java.time.Instant;
import java.time.ZoneOffset;
import org.backendfoundation.actor.KnownKey;
import org.backendfoundation.rest.request.Caller;

/**
 * A session or link with the key that opened it, both as they were when they were read.
 *
 * @param key null for the bootstrap key
 */
record KnownSession(StoredSession stored, KnownKey key) {

    private static final String AUTHENTICATION = "session";

    /** The owner of the key, with the roles of now. */
    Caller owner() {
        return key == null ? Caller.BOOTSTRAP : key.caller();
    }

    Caller caller() {
        return caller(owner(), stored);
    }

    static Caller caller(Caller owner, StoredSession session) {
        return new Caller(owner.id(), owner.name(), owner.roles(), AUTHENTICATION, session.endsAt().atOffset(ZoneOffset.UTC));
    }

    static boolean isSession(Caller caller) {
        return caller.authentication().equals(AUTHENTICATION);
    }

    String hash() {
        return stored.hash();
    }

    KnownSession withKey(KnownKey latest) {
        return new KnownSession(stored, latest);
    }

    KnownSession withLastUse(Instant at) {
        return new KnownSession(stored.withLastUse(at), key);
    }

    KnownSession withEnd(Instant at) {
        return new KnownSession(stored.withEnd(at), key);
    }
}
