package org.backendfoundation.persistence.command;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * A method of an entity's resource that does something with one row, which no PATCH says:
 * <pre>{@code
 * @POST
 * @Path("{id}/ship")
 * @EntityCommand(action = "ORDER_SHIPPED", meaning = "an order was given to a carrier")
 * public Response ship(@BeanParam CommandRequest request, @Valid Shipping shipping) {
 *     return command(request, (rows, order) -> {
 *         order.ship(shipping.on());
 *         rows.of(Shipment.class).create(new Shipment(order, shipping.carrier()));
 *     });
 * }
 * }</pre>
 * Each call leaves an entry with its action, in the transaction of the work; one that was refused or failed, in a transaction of its own.
 * {@code /openapi} says that it takes {@code If-Match} and {@code Idempotency-Key}, and answers with the row.
 */
@PublicApi
@Documented
@Retention(RUNTIME)
@Target(METHOD)
public @interface EntityCommand {

    /** Upper case with underscores, such as {@code ORDER_SHIPPED}. */
    String action();

    /** When it is recorded, as a sentence without its end, such as {@code an order was given to a carrier}. */
    String meaning();
}
