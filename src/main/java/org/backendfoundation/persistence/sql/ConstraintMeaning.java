package org.backendfoundation.persistence.sql;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * What a constraint or unique index of the table means to a caller who breaks it:
 * <pre>{@code
 * @ConstraintMeaning(constraint = "invoice_number_among_active", field = "number", message = "Another active invoice has this number.")
 * }</pre>
 */
@PublicApi
@Retention(RUNTIME)
@Target(TYPE)
@Repeatable(ConstraintMeaning.List.class)
public @interface ConstraintMeaning {

    /**
     * The constraint's name in the database, or the one that a trigger gives: {@code RAISE EXCEPTION '…' USING CONSTRAINT =
     * 'invoice_is_open'}.
     */
    String constraint();

    /** The field to change, in JSON names. */
    String field();

    String message();

    /** The container of repeated annotations. */
    @Retention(RUNTIME)
    @Target(TYPE)
    @interface List {

        ConstraintMeaning[] value();
    }
}
