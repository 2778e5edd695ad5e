package org.backendfoundation.audit.capture;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/** The trail tells that this field of an entity changed, and neither its value before nor after: those are masked before they are stored. */
@PublicApi
@Retention(RUNTIME)
@Target(FIELD)
public @interface Secret {
}
