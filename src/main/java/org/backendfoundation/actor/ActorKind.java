package org.backendfoundation.actor;

/** What an actor is. The application itself makes {@code SYSTEM} and {@code ANONYMOUS}; callers make the others. */
public enum ActorKind {
    PERSON,
    SERVICE,
    SYSTEM,
    ANONYMOUS;

    boolean isMadeByCallers() {
        return this == PERSON || this == SERVICE;
    }
}
