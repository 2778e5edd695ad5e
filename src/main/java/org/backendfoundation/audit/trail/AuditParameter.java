package org.backendfoundation.audit.trail;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/** This parameter of an {@link Audited} method is kept in the entry's metadata, under this name. */
@PublicApi
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface AuditParameter {

    String value();

    /** It is the id of what the method is about: kept as the entry's entity, of this type. */
    String entityType() default "";
}
