package org.backendfoundation.audit.capture;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.Confidential;
import org.backendfoundation.annotation.PublicApi;

/** Masks this attribute in the audit trail: entries say that it changed, and hold neither its old nor its new value. */
@PublicApi
@Confidential
@Retention(RUNTIME)
@Target(FIELD)
public @interface Secret {
}
