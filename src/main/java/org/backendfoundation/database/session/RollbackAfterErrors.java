package org.backendfoundation.database.session;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.Serializable;

/**
 * Rolls back the transaction of a {@code @Transactional} method that throws an {@link Error}, after which Payara would commit. It runs just
 * inside the container's interceptor. The container has one interceptor for each transaction type, and so has this class.
 */
abstract class RollbackAfterErrors implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Jakarta Transactions, section 3.7, gives the container's own the number before. */
    private static final int JUST_INSIDE = Interceptor.Priority.PLATFORM_BEFORE + 201;

    @Inject
    @SuppressWarnings("serial")
    SessionTransaction transaction;

    @AroundInvoke
    Object call(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (Error error) {
            transaction.takeBack();
            throw error;
        }
    }

    @Interceptor
    @Transactional(TxType.REQUIRED)
    @Priority(JUST_INSIDE)
    static class Required extends RollbackAfterErrors {

        private static final long serialVersionUID = 1L;
    }

    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(JUST_INSIDE)
    static class RequiresNew extends RollbackAfterErrors {

        private static final long serialVersionUID = 1L;
    }

    @Interceptor
    @Transactional(TxType.MANDATORY)
    @Priority(JUST_INSIDE)
    static class Mandatory extends RollbackAfterErrors {

        private static final long serialVersionUID = 1L;
    }

    @Interceptor
    @Transactional(TxType.SUPPORTS)
    @Priority(JUST_INSIDE)
    static class Supports extends RollbackAfterErrors {

        private static final long serialVersionUID = 1L;
    }
}
