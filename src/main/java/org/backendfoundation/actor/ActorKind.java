package org.backendfoundation.actor;

/** The kind of an actor. The application itself creates {@code SYSTEM} and {@code ANONYMOUS}; callers create the others. */
public enum ActorKind {
    PERSON,
    SERVICE,
    SYSTEM,
    ANONYMOUS;

    boolean isMadeByCallers() {
        return this == PERSON || this == SERVICE;
    }
}
