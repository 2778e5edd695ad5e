package org.backendfoundation.persistence.reference;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * What the soft delete of a row does to the rows that refer to it by this {@code @ManyToOne} or {@code @OneToOne}. Without the annotation it
 * does nothing: they go on referring to the deleted row.
 * <pre>{@code
 * @ManyToOne(fetch = FetchType.LAZY)
 * @JoinColumn(name = "customer_id")
 * @Reference(onDelete = OnDelete.REFUSE)
 * private Customer customer;
 * }</pre>
 * All rows count, also those that the caller may not see.
 */
@PublicApi
@Retention(RUNTIME)
@Target({FIELD, METHOD})
public @interface Reference {

    OnDelete onDelete();

    /** What happens to the rows that refer to a deleted one. */
    enum OnDelete {

        /** The deletion is refused while there are any. They cannot be restored before the row to which they refer. */
        REFUSE,

        /** They are deleted, too, and restored with the row. They cannot be restored before it. */
        CASCADE,

        /** They stay, and refer to nothing from then on, also after the row is restored. */
        DETACH
    }
}
