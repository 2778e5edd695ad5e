package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;

/**
 * Runs work in a new transaction on the caller's thread; {@code database} implements it. It commits when the work returns and rolls back
 * when the work throws. The work returns a complete value, never an entity. {@link SqlExceptionTranslator} translates what the database
 * refuses.
 */
public interface UnitOfWork {

    <T> T call(Function<EntityManager, T> work);

    /** The same for work that writes nothing, except for entries of the audit trail: the end has less to check. */
    <T> T read(Function<EntityManager, T> work);

    /** Begins several units, one after the other, on the caller's thread: a disconnect waits until they are closed. */
    LongWork begin();

    /** Runs one of several units: where all connections are in use, it waits much longer for one than a request would. */
    <T> T patiently(Supplier<T> unit);

    /**
     * Sends what the unit has changed so far to the database, with its entries in the audit trail, and forgets the entities. Without it a
     * unit of many rows becomes slower with each.
     */
    void checkpoint(EntityManager entityManager);

    /** Several units. */
    interface LongWork extends AutoCloseable {

        @Override
        void close();
    }
}
