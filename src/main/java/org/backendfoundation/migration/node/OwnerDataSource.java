package org.backendfoundation.migration.node;

import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/** The log-in of the schema's owner. Looked up by name rather than injected: a server with one log-in has none, and deploys all the same. */
final class OwnerDataSource {

    static final String NAME = "jdbc/foundation-owner";

    private OwnerDataSource() {
    }

    static Optional<DataSource> find() {
        try {
            return Optional.of(InitialContext.doLookup(NAME));
        } catch (NamingException e) {
            if (isAbsent(e)) {
                return Optional.empty();
            }
            throw new ProblemException(MigrationError.OWNER_MISSING, "The data source " + NAME + " cannot be used; the log has the cause", e);
        }
    }

    /** Payara wraps the exception that says so. */
    private static boolean isAbsent(NamingException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(NameNotFoundException.class::isInstance);
    }
}
