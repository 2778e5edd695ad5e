package org.backendfoundation.testkit.inside;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, {@code *IT}, that runs inside the server, where it gets the application's beans injected. All of them are packed into one
 * deployment, on a server with a database of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ArquillianExtension.class)
public @interface InServer {

    /** Other classes of the tests that this one uses. */
    Class<?>[] with() default {};
}
