package org.backendfoundation.persistence.ownlist;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * A method of an entity's resource that lists some of its rows, which no filter says:
 * <pre>{@code
 * @GET
 * @Path("late")
 * @OwnList(where = "this.shippedOn is null and this.placedOn < :before", meaning = "orders that are late")
 * public Response late(@BeanParam OwnListRequest request, @QueryParam("days") @DefaultValue("7") int days) {
 *     return list(request, Map.of("before", LocalDate.now().minusDays(days)));
 * }
 * }</pre>
 * It takes the parameters of the list of all rows besides its own, and answers in the same form. Where its path has {@code {id}}, that is
 * a row of the resource, which the caller must be able to read.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface OwnList {

    /** Which rows it has: a condition of JPQL on {@code this}, with parameters such as {@code :before}. */
    String where();

    /** What it lists, such as {@code orders that are late}. */
    String meaning();

    /** Of which entity its rows are, as the resources of that let the caller see them; of that of the resource, unless said. */
    Class<?> of() default void.class;
}
