package org.backendfoundation.database.session;

import jakarta.persistence.EntityManager;
import org.backendfoundation.annotation.PublicApi;

/** What is done in one session. It gives a complete value: never an entity, whose relations could not be read after the session. */
@PublicApi
@FunctionalInterface
public interface Work<T> {

    T in(EntityManager session);
}
