package org.backendfoundation.persistence.bulk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * On a resource of an entity: callers may export its rows as a file ({@code GET …/export}) and import rows from one
 * ({@code POST …/batch}). A resource without it has neither path, because both can take a node's capacity for minutes.
 * <pre>{@code
 * @Path("invoices")
 * @RolesAllowed(Roles.CLIENT)
 * @Bulk(keys = "number")
 * public class InvoiceResource extends EntityResource<Invoice> {
 *     …
 * }
 * }</pre>
 */
@PublicApi
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bulk {

    /**
     * By which a line of an import may find the row that it changes, besides {@code id}: attributes in their JSON names, each a filter of
     * the entity's lists and unique among the rows that are not deleted.
     */
    String[] keys() default {};

    /**
     * By which a line of an import may name a row that it refers to, besides its id: {@code customer.email} for the reference {@code
     * customer_id} and the attribute {@code email} of the customer, which is a filter of the customers' lists.
     */
    String[] references() default {};

    boolean exports() default true;

    boolean imports() default true;
}
