package org.backendfoundation.role;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Declares a role of this application's own, once, on any class of it:
 * <pre>{@code
 * @ApplicationRole(name = BillingRoles.ACCOUNTANT, may = "book and cancel invoices")
 * public final class BillingRoles {
 *
 *     public static final String ACCOUNTANT = "accountant";
 * }
 * }</pre>
 * Actors can then be granted it, tokens can bring it, and {@code @RolesAllowed} may name it. It is a stereotype, because the container
 * finds only classes with an annotation that it knows.
 */
@PublicApi
@Stereotype
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@Repeatable(ApplicationRole.Several.class)
public @interface ApplicationRole {

    /** A small letter, then small letters, digits, {@code _} and {@code -}; at most 63 characters. */
    String name();

    /** What it lets its actor do, as the end of the sentence "may …": for those who grant it. */
    String may();

    /** Several roles of one class; the compiler writes this. */
    @PublicApi
    @Stereotype
    @Documented
    @Retention(RUNTIME)
    @Target(TYPE)
    @interface Several {

        ApplicationRole[] value();
    }
}
