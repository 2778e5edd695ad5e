package org.backendfoundation.migration.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.persistence.sql.SqlQuery;
import org.backendfoundation.problem.ProblemException;

/**
 * The data source that logs in as the schema's owner. It is looked up by name instead of injected: a server with one log-in has none, and
 * must deploy, too.
 */
final class OwnerDataSource {

    static final String NAME = "jdbc/foundation-owner";

    private static final SqlQuery IDENTITY = SqlQuery.of("""
            SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity
            FROM pg_control_system()""");

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

    /** @throws ProblemException OWNER_ELSEWHERE where an address of the owner's own leads elsewhere */
    static void requireSameDatabase(DataSource owner, DataSource application) throws SQLException {
        if (!identity(owner).equals(identity(application))) {
            throw new ProblemException(MigrationError.OWNER_ELSEWHERE,
                    "DATABASE_OWNER_URL leads to another database than DATABASE_URL, whose schema would stay as it is; mend one of them");
        }
    }

    /** The cluster's own number, and the database's within it. */
    private static String identity(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return IDENTITY.first(connection, row -> row.getString("identity"));
        }
    }

    /** Payara wraps the NameNotFoundException. */
    private static boolean isAbsent(NamingException e) {
        return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause).anyMatch(NameNotFoundException.class::isInstance);
    }
}
