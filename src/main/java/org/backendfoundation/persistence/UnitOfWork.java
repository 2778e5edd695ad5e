package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;

/**
 * Runs work in a new transaction on the caller's thread; {@code database} implements it. It commits when the work returns and rolls back
 * when the work throws. The work returns a complete value, never an entity. {@link SqlExceptionTranslator} translates what the database
 * refuses.
 */
public interface UnitOfWork {

    <T> T call(Function<EntityManager, T> work);
}
