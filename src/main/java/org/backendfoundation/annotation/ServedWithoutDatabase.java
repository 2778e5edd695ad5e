package org.backendfoundation.annotation;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * This resource, or this method of one, answers also while the node has no database or an outdated schema. Whatever does not say so is
 * refused with 503 meanwhile.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface ServedWithoutDatabase {
}
