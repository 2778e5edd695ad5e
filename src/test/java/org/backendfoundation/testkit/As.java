package org.backendfoundation.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The roles of the caller whose {@link Api} a {@link FoundationTest} gets; without one, an anonymous caller. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface As {

    /** Names of roles, as in {@code @RolesAllowed}. */
    String[] value();
}
