package org.backendfoundation.audit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Outside {@code @Transactional}, whose priority is 200: what is told once the transaction is over, a call that failed above all. */
@Interceptor
@Audited
@Priority(AuditedAround.BEFORE_TRANSACTIONS)
public class AuditedAround implements Serializable {

    static final int BEFORE_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    AuditTrail trail;

    @AroundInvoke
    Object tell(InvocationContext invocation) throws Exception {
        AuditedCall call = AuditedCall.of(invocation);
        try {
            Object result = invocation.proceed();
            if (!call.isAtomic()) {
                trail.recordIndependently(call.action(), call.entityType(), call.entityId(), Outcome.SUCCESS, call.metadata(null));
            }
            return result;
        } catch (Exception failure) {
            trail.recordIndependently(call.action(), call.entityType(), call.entityId(), Outcome.of(failure), call.metadata(failure));
            throw failure;
        }
    }
}
