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

/** Sessions in which the trail is read. */
@ApplicationScoped
public class AuditReading {

    /** Each as long as {@code database_queue_deadline}. */
    private static final int TURNS = 60;

    @Inject
    SessionFactory sessions;

    @Inject
    AuditSchema schema;

    @Inject
    @FoundationDataSource
    DataSource dataSource;

    /** What is asked in one session. */
    @FunctionalInterface
    public interface Query<T> {

        T on(Connection connection) throws SQLException;
    }

    /** For long work, which takes many sessions and waits for its turn in each where a request would give up. */
    public <T> T readPatiently(Query<T> query) {
        for (int turn = 1; turn < TURNS; turn++) {
            try {
                return read(query);
            } catch (ProblemException refused) {
                if (refused.code() != DatabaseError.POOL_EXHAUSTED) {
                    throw refused;
                }
            }
        }
        return read(query);
    }

    public <T> T read(Query<T> query) {
        if (!schema.isCapturing()) {
            throw new ProblemException(AuditError.TRAIL_NOT_READY, "The database has no audit trail; apply its revisions.");
        }
        return sessions.call(session -> inTransaction(query));
    }

    private <T> T inTransaction(Query<T> query) {
        try (Connection connection = dataSource.getConnection()) {
            return query.on(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit trail cannot be read", failure);
        }
    }
}
