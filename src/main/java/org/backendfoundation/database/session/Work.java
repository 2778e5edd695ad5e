package org.backendfoundation.database.session;

import jakarta.persistence.EntityManager;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The work of one session. It returns a complete value, never an entity: the relations of an entity could not be read after the session.
 */
@PublicApi
@NullMarked
@FunctionalInterface
public interface Work<T> {

    T in(EntityManager entityManager);
}
