package org.backendfoundation.database;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The data source {@code jdbc/foundation}, for plain JDBC outside of a transaction. Within one,
 * {@link org.backendfoundation.database.session.Transactions#connection()} is what is sure to be in it.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface FoundationDataSource {
}
