package org.backendfoundation.persistence;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.backendfoundation.annotation.PublicApi;

/**
 * Who reads rows of this entity over REST is recorded in the audit trail: each {@code GET} of a row, of its history and of a list leaves an
 * entry {@code READ} without the values of the rows. A read whose entry cannot be written is refused.
 */
@PublicApi
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface SensitiveReads {
}
