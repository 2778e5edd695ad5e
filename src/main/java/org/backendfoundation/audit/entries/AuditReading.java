package org.backendfoundation.audit.entries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.backendfoundation.audit.trail.AuditError;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.problem.ProblemException;

/** Reads the trail, each time in a transaction of its own. */
@ApplicationScoped
public class AuditReading {

    @Inject
    UnitOfWork transactions;

    @Inject
    AuditSchema schema;

    /** A read in one transaction. */
    @FunctionalInterface
    public interface Query<T> {

        T run(Connection connection) throws SQLException;
    }

    /** For long work of many reads. */
    public <T> T readPatiently(Query<T> query) {
        return transactions.patiently(() -> read(query));
    }

    public <T> T read(Query<T> query) {
        if (!schema.isCapturing()) {
            throw new ProblemException(AuditError.TRAIL_NOT_READY, "The database has no audit trail; apply its revisions.");
        }
        return transactions.call(entityManager -> readInTransaction(query, entityManager.unwrap(Connection.class)));
    }

    private <T> T readInTransaction(Query<T> query, Connection connection) {
        try {
            return query.run(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit trail cannot be read", failure);
        }
    }
}
