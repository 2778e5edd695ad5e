package org.backendfoundation.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs on Payara Micro and WildFly, not on Payara Server, which is Payara Micro's engine: for classes that ask for rules of the application,
 * such as those of entities. The contributors' page says when they run there as well.
 */
@Tag("once-per-engine")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OncePerEngine {
}
