package org.backendfoundation.database.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.backendfoundation.database.session.Transactions.TransactionWork;

/** Where the container begins and ends a transaction: only unchecked exceptions cross it, because they alone roll back on each server. */
@ApplicationScoped
class TransactionBoundary {

    /** Carries out of the transaction what would not have rolled it back. */
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
