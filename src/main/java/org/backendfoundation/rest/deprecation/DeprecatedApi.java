package org.backendfoundation.rest.deprecation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Callers should stop to use this: a method of a resource, all operations of a resource or some of them, or an attribute of an entity (its
 * field or getter).
 * <pre>{@code
 * @DeprecatedApi(since = "2026-01-01", sunset = "2027-01-01", link = "https://example.org/news/fax")
 * private String fax;
 * }</pre>
 * Answers then have the headers {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and {@code Link}, and {@code /openapi} marks it.
 * A date that is none stops the start.
 */
@PublicApi
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface DeprecatedApi {

    /** The day, in UTC, from which on it is deprecated: {@code 2026-01-01}. It may lie ahead. */
    String since();

    /** The day from which on it may be gone; empty while nobody knows. */
    String sunset() default "";

    /** The address of a page that says what to use instead. */
    String link() default "";

    /** On a class: which of its operations, by the names of their methods ({@code replace}, {@code purge}); empty for all. */
    String[] operations() default {};
}
