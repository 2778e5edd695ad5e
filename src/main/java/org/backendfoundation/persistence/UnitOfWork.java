package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;

/**
 * Work in one transaction of its own on the caller's thread: a seam that {@code database} answers. It is committed when the work returns and rolled
 * back when the work throws. The work gives a complete value, never an entity. What the database refuses is thrown as {@link SqlExceptionTranslator}
 * explains it.
 */
public interface UnitOfWork {

    <T> T call(Function<EntityManager, T> work);
}
