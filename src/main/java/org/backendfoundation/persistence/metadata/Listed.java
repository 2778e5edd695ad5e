package org.backendfoundation.persistence.metadata;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * What a list of this entity may be narrowed by and sorted by, in JSON names; nothing else is. Without it lists come in the order of ids,
 * which is that of creation.
 * <pre>{@code
 * @Entity
 * @Listed(filters = {"customer", "due_on"}, sorts = {"due_on", "created_at"})
 * public class Invoice extends BaseEntity {
 * }
 * }</pre>
 * gives {@code ?customer=ACME}, {@code ?customer_in=ACME,Birch}, {@code ?customer_prefix=AC}, {@code ?due_on_null=true},
 * {@code ?due_on_from=2026-01-01&due_on_to=2026-02-01} (from included, to excluded; for numbers, dates and times) and
 * {@code ?sort=due_on} or {@code ?sort=customer,-due_on}; the page on the list language has them all. Equal values are in the order of ids; rows
 * without a value come last either way.
 *
 * <p>Each filter and each sort needs an index over its column and the id, among active rows:
 * {@code CREATE INDEX … ON invoice (due_on, id) WHERE is_active}. The build fails where one is missing, and says which.
 */
@PublicApi
@Retention(RUNTIME)
@Target(TYPE)
public @interface Listed {

    /**
     * Names in JSON, or paths to what an embedded object has, or the row behind a reference: {@code address.city}, {@code customer.name},
     * {@code customer.address.city}. Of the rows behind a reference only those count that the caller may read.
     */
    String[] filters() default {};

    /**
     * Those of the filters that find a part of a text, too: {@code ?customer_contains=acm}. Each needs an index of trigrams, which makes
     * writes dearer.
     */
    String[] contains() default {};

    /**
     * References whose rows an answer shows on request, as {@code ?expand=customer,lines.product}: {@code customer} stands beside
     * {@code customer_id}, and {@code product} beside the {@code product_id} of each line. A path has at most two names.
     */
    String[] expand() default {};

    /**
     * Lists of the rows that refer to one of this entity: {@code invoices} is {@code GET /customers/{id}/invoices}, for an attribute
     * {@code @OneToMany(mappedBy = "customer") List<Invoice> invoices}, or {@code @ManyToMany(mappedBy = "customers")}.
     */
    String[] children() default {};

    /**
     * Whether all of the table may be read for each page, because it stays small: up to some thousand rows, for good. Then the build does
     * not ask for indexes.
     */
    boolean small() default false;

    /**
     * The same names, but no path through a reference: columns of text, numbers, booleans, dates, times, UUIDs or enums, which are in the
     * order of what the column holds.
     */
    String[] sorts() default {};
}
