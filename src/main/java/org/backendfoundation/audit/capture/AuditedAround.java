package org.backendfoundation.audit.capture;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.database.session.SessionFactory;

/**
 * Runs outside {@code @Transactional}, whose priority is 200. It begins the one transaction of an atomic call, and records what can only be
 * recorded after that transaction: above all, a call that failed.
 */
@Interceptor
@Audited
@Priority(AuditedAround.BEFORE_TRANSACTIONS)
public class AuditedAround implements Serializable {

    static final int BEFORE_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    AuditTrail trail;

    @Inject
    @SuppressWarnings("serial")
    SessionFactory sessions;

    @AroundInvoke
    Object recordCall(InvocationContext invocation) throws Exception {
        AuditedCall call = AuditedCall.of(invocation);
        try {
            return call.isAtomic() ? sessions.callTogether(invocation::proceed) : recordIndependently(invocation, call);
        } catch (Exception | Error failure) {
            trail.recordIndependently(call.action(), call.entityType(), call.entityId(), Outcome.of(failure), call.metadata(failure));
            throw failure;
        }
    }

    private Object recordIndependently(InvocationContext invocation, AuditedCall call) throws Exception {
        Object result = invocation.proceed();
        trail.recordIndependently(call.action(), call.entityType(), call.entityId(), Outcome.SUCCESS, call.metadata(null));
        return result;
    }
}
