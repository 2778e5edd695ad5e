package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.backendfoundation.database.session.Transactions.TransactionWork;

/**
 * Where the container begins and ends a transaction. Only unchecked exceptions may cross it, because only they roll back on each server.
 */
@ApplicationScoped
class TransactionBoundary {

    /** Carries an exception across the boundary that would otherwise not roll back. */
    static final class Escape extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Escape(Throwable cause) {
            super(cause);
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    <T> T inNew(TransactionWork<T, ?> work) {
        return escaping(work);
    }

    @Transactional(TxType.REQUIRED)
    <T> T inPresent(TransactionWork<T, ?> work) {
        return escaping(work);
    }

    private static <T> T escaping(TransactionWork<T, ?> work) {
        try {
            return work.run();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception | Error other) {
            throw new Escape(other);
        }
    }
}
