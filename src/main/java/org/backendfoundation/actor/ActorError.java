package org.backendfoundation.actor;

import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;

/** What can go wrong with actors and their keys. */
public enum ActorError implements ErrorCode {

    WELL_KNOWN_ACTOR(Kind.CONFLICT, "A built-in actor cannot be changed"),
    LAST_ADMINISTRATOR(Kind.CONFLICT, "The last administrator with a usable key must stay"),
    API_KEY_TAKEN(Kind.CONFLICT, "The key that the first request issued was used or revoked"),
    API_KEY_NOT_FOUND(Kind.NOT_FOUND, "The actor has no such key"),
    CALLERS_UNREADABLE(Kind.UNAVAILABLE, "Keys and subjects cannot be checked now");

    private final Kind kind;
    private final String title;

    ActorError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
