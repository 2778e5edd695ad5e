package org.backendfoundation.audit.trail;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/** Keeps this parameter of an {@link Audited} method in the entry's metadata, under the given name. */
@PublicApi
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface AuditParameter {

    String value();

    /** The entity type of which this parameter is the id: the entry then names that entity. */
    String entityType() default "";
}
