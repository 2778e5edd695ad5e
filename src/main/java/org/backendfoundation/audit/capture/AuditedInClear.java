package org.backendfoundation.audit.capture;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Shows this attribute in the audit trail although a converter hides it in its column, as encryption does; without this annotation such
 * values are masked. On an embedded object it holds for each part.
 */
@PublicApi
@Retention(RUNTIME)
@Target(FIELD)
public @interface AuditedInClear {
}
