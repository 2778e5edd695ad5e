package org.backendfoundation.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that calls the project's WAR over REST, on the server of the build's profile with a PostgreSQL of its own. Both start with the first
 * such class and serve all that follow. The constructor, and each method, may take the {@link RunningApplication}, its {@link TestClock},
 * or an {@link Api} of the roles that {@link As} names.
 * <pre>{@code
 * @FoundationTest
 * class InvoiceIT {
 *
 *     @Test
 *     void invoiceNeedsNumber(@As(Roles.CLIENT) Api api) {
 *         Answer answer = api.post("invoices", "{}");
 *
 *         assertThat(answer.status()).isEqualTo(400);
 *         assertThat(answer.violations()).contains("/number not_blank");
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(FoundationExtension.class)
public @interface FoundationTest {

    /** When the rows of the project's tables go, and the clock is real again. Actors and the audit trail stay. */
    Clean clean() default Clean.BEFORE_CLASS;

    /** Before the first test of the class, or before each. */
    enum Clean {
        BEFORE_CLASS, BEFORE_EACH
    }
}
