package org.backendfoundation.task;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * A public method of a bean that does the jobs of one name, which {@link Jobs} takes. It has one parameter, the job's parameters as a
 * {@code JsonObject}, and gives the job's result as a {@code JsonObject}, or nothing:
 * <pre>{@code
 * @JobHandler(name = "make-statement", meaning = "makes a customer's statement of a year")
 * public JsonObject make(JsonObject parameters) { … }
 * }</pre>
 * It runs on one node, as the caller who handed the job over. A run that throws is repeated after ten seconds, then after twenty, forty and
 * so on; a job whose attempts are used up has failed, and stays so until an operator retries it. A run may happen twice, as that of a
 * {@link ScheduledTask}.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface JobHandler {

    /** Its own among the application's jobs, and the same in each version: small letters, digits and {@code -}, at most 63. */
    String name();

    /** What it does, as a sentence without subject and end: for operators. */
    String meaning();

    /** How often a job is tried, from 1 to 20. */
    int attempts() default 5;
}
