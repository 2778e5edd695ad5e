package org.backendfoundation.security.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.backendfoundation.persistence.CurrentActor;

/** Implements {@code persistence}'s interface: the actor is the caller. */
@ApplicationScoped
class CallingActor implements CurrentActor {

    @Inject
    Callers callers;

    @Override
    public UUID id() {
        return callers.current().id();
    }

    @Override
    public String name() {
        return callers.current().name();
    }

    @Override
    public boolean hasRole(String role) {
        return callers.current().hasRole(role);
    }
}
