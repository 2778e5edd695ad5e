package org.backendfoundation.audit.trail;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Each call of the method leaves one entry, with its outcome and what its parameters say (see {@link AuditParameter}):
 * <pre>{@code
 * @Audited(action = "INVOICES_SENT", meaning = "invoices were sent", policy = Audited.Policy.ATOMIC)
 * public int send(@AuditParameter("customer") String customer) {
 *     return sessions.call(entityManager -> …);
 * }
 * }</pre>
 */
@PublicApi
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface Audited {

    /** Upper case with underscores, such as {@code INVOICES_SENT}; empty for the name of the method. */
    @Nonbinding
    String action() default "";

    /** When it is recorded, as a sentence without its end, such as {@code invoices were sent}; see {@link AuditAction}. */
    @Nonbinding
    String meaning() default "";

    @Nonbinding
    Policy policy() default Policy.INDEPENDENT;

    /** How the entry and the work that it describes depend on each other. */
    enum Policy {
        /**
         * The entry is written in the work's transaction: both are committed, or neither. The whole call is one transaction, the caller's
         * or a new one, which its units of work and {@code @Transactional} methods join. An exception rolls it back, and the failure is
         * recorded in a transaction of its own.
         */
        ATOMIC,
        /**
         * The entry is written in a transaction of its own, after the work. If that fails the work stays done, and the entry is retried and
         * logged.
         */
        INDEPENDENT
    }
}
