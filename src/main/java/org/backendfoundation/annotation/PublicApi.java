package org.backendfoundation.annotation;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.CLASS;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A team's own code may use this type: what it offers changes on purpose only, and never unnoticed. Whatever is public without this is so
 * for other rooms, or for the container, and may change at any time.
 */
@Documented
@Retention(CLASS)
@Target(TYPE)
@PublicApi
public @interface PublicApi {
}
