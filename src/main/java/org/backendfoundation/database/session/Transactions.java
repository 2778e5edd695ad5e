package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * JTA transactions around work of the foundation's own, on the caller's thread: whatever leaves the work other than by its end rolls back.
 * {@code @Transactional} alone promises less: after an {@link Error} Payara commits what was done until then, and after a checked exception each
 * server does.
 */
@ApplicationScoped
public class Transactions {

    @Inject
    TransactionBoundary boundary;

    /** @param <X> what it may throw besides unchecked exceptions */
    @FunctionalInterface
    public interface TransactionWork<T, X extends Exception> {

        T run() throws X;
    }

    /** In a transaction of its own, whatever the caller has open. */
    public <T, X extends Exception> T inNew(TransactionWork<T, X> work) throws X {
        try {
            return boundary.inNew(work);
        } catch (TransactionBoundary.Escape escape) {
            throw Transactions.<X>unwrapped(escape);
        }
    }

    /** In the one that the caller has open, or else in one of its own. */
    public <T, X extends Exception> T inPresent(TransactionWork<T, X> work) throws X {
        try {
            return boundary.inPresent(work);
        } catch (TransactionBoundary.Escape escape) {
            throw Transactions.<X>unwrapped(escape);
        }
    }

    /** What is no error is the work's own. */
    @SuppressWarnings("unchecked")
    private static <X extends Exception> X unwrapped(TransactionBoundary.Escape escape) {
        if (escape.getCause() instanceof Error error) {
            throw error;
        }
        return (X) escape.getCause();
    }
}
