package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import org.backendfoundation.annotation.PublicApi;

/**
 * JTA transactions around work of the foundation's own, on the caller's thread: whatever leaves the work other than by its end rolls back.
 * {@code @Transactional} promises less: after a checked exception each server commits what was done until then. A transaction
 * that cannot be begun or committed is a {@link TransactionalException} on each server.
 */
@ApplicationScoped
public class Transactions {

    @Inject
    TransactionBoundary boundary;

    /** @param <X> what it may throw besides unchecked exceptions */
    @PublicApi
    @FunctionalInterface
    public interface TransactionWork<T, X extends Exception> {

        T run() throws X;
    }

    /** In a transaction of its own, whatever the caller has open. */
    public <T, X extends Exception> T inNew(TransactionWork<T, X> work) throws X {
        return Transactions.<T, X>unwrapped(() -> boundary.inNew(work));
    }

    /** In the one that the caller has open, or else in one of its own. */
    public <T, X extends Exception> T inPresent(TransactionWork<T, X> work) throws X {
        return Transactions.<T, X>unwrapped(() -> boundary.inPresent(work));
    }

    /** What is no error is the work's own; other checked exceptions are the container's, which WildFly lets through undeclared. */
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
