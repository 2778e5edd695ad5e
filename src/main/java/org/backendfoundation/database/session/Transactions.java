package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import org.backendfoundation.annotation.PublicApi;
import org.eclipse.persistence.exceptions.DatabaseException;

/**
 * JTA transactions for the foundation's own work, on the caller's thread: any exception rolls back. {@code @Transactional} promises less:
 * after a checked exception each server commits what was done until then. If a transaction cannot begin or commit, each server throws a
 * {@link TransactionalException}.
 */
@ApplicationScoped
public class Transactions {

    @Inject
    TransactionBoundary boundary;

    @PersistenceContext(unitName = "foundation")
    EntityManager entityManager;

    /** @param <X> a checked exception that the work may throw */
    @PublicApi
    @FunctionalInterface
    public interface TransactionWork<T, X extends Exception> {

        T run() throws X;
    }

    /** Runs the work in a new transaction, even if the caller has one open. */
    public <T, X extends Exception> T inNew(TransactionWork<T, X> work) throws X {
        return Transactions.<T, X>unwrapped(() -> boundary.inNew(work));
    }

    /** Runs the work in the caller's open transaction, or else in a new one. */
    public <T, X extends Exception> T inPresent(TransactionWork<T, X> work) throws X {
        return Transactions.<T, X>unwrapped(() -> boundary.inPresent(work));
    }

    /**
     * The connection of this thread's transaction; nobody but the transaction closes it. The data source may give one that is not in the
     * transaction: on Payara it does so for all work that the startup EJB began.
     *
     * @throws SQLException if the pool gives none
     */
    public Connection connection() throws SQLException {
        try {
            return entityManager.unwrap(Connection.class);
        } catch (DatabaseException failure) {
            throw failure.getInternalException() instanceof SQLException refusal ? refusal : new SQLException(failure);
        }
    }

    /**
     * Rethrows an exception of the work unchanged. Other checked exceptions come from the container, and WildFly throws them undeclared.
     */
    @SuppressWarnings("unchecked")
    private static <T, X extends Exception> T unwrapped(TransactionWork<T, ?> transaction) throws X {
        try {
            return transaction.run();
        } catch (TransactionBoundary.Escape escape) {
            if (escape.getCause() instanceof Error error) {
                throw error;
            }
            throw (X) escape.getCause();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception uncommitted) {
            throw new TransactionalException("The transaction did not come to its end", uncommitted);
        }
    }
}
