package org.backendfoundation.migration.node;

import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;

/**
 * The data source that logs in as the schema's owner. It is looked up by name instead of injected: a server with one log-in has none, and
 * must deploy, too.
 */
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
            throw new ProblemException(MigrationError.OWNER_MISSING, "The data source " + NAME + " cannot be used; the log has the cause",
                    e);
        }
    }

    /** Payara wraps the NameNotFoundException. */
    private static boolean isAbsent(NamingException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(NameNotFoundException.class::isInstance);
    }
}
