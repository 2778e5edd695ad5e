package org.backendfoundation.audit.entries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.backendfoundation.audit.trail.AuditError;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.FoundationDataSource;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;

/** Reads the trail, each time in a transaction of its own. */
@ApplicationScoped
public class AuditReading {

    /** Each attempt waits as long as {@code database_queue_deadline}. */
    private static final int MAX_ATTEMPTS = 60;

    @Inject
    SessionFactory sessions;

    @Inject
    AuditSchema schema;

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    /** A read in one transaction. */
    @FunctionalInterface
    public interface Query<T> {

        T run(Connection connection) throws SQLException;
    }

    /** For long work of many reads: each waits for a connection much longer than a request would. */
    public <T> T readPatiently(Query<T> query) {
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return read(query);
            } catch (ProblemException failure) {
                if (failure.code() != DatabaseError.POOL_EXHAUSTED) {
                    throw failure;
                }
            }
        }
        return read(query);
    }

    public <T> T read(Query<T> query) {
        if (!schema.isCapturing()) {
            throw new ProblemException(AuditError.TRAIL_NOT_READY, "The database has no audit trail; apply its revisions.");
        }
        return sessions.call(entityManager -> readInTransaction(query));
    }

    private <T> T readInTransaction(Query<T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.run(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit trail cannot be read", failure);
        }
    }
}
