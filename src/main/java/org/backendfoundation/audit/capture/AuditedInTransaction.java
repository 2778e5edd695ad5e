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

/** Runs inside {@code @Transactional}: it writes the entry of an atomic call that succeeded before the transaction commits. */
@Interceptor
@Audited
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class AuditedInTransaction implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    AuditTrail trail;

    @AroundInvoke
    Object recordCall(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        AuditedCall call = AuditedCall.of(invocation);
        if (call.isAtomic()) {
            trail.record(call.action(), call.entityType(), call.entityId(), Outcome.SUCCESS, call.metadata(null));
        }
        return result;
    }
}
