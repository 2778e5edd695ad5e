package org.backendfoundation.task;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * A method of a bean, without parameters, that runs at set times on one node of all:
 * <pre>{@code
 * @ScheduledTask(name = "remind-customers", meaning = "reminds customers of invoices that are overdue", at = "02:00", zone = "Europe/Zurich")
 * public void remind() { … }
 * }</pre>
 * Give either {@link #every} or {@link #at}. The actor of what it does is the system. A run that throws is repeated after a minute, then
 * after two, four and so on, and at the next set time at the latest.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface ScheduledTask {

    /** Its own among the application's tasks, and the same in each version: small letters, digits and {@code -}, at most 63. */
    String name();

    /** What it does, as a sentence without subject and end: for operators. */
    String meaning();

    /** The time from the end of a run to the begin of the next, at least a second: {@code 15m}, {@code 1h}, {@code PT90S}. */
    String every() default "";

    /** Times of each day: {@code 02:00}, {@code 14:30}. */
    String[] at() default {};

    /** Where {@link #at} counts: {@code UTC}, or a name of the time zone database such as {@code Europe/Zurich}. */
    String zone() default "UTC";
}
