package org.backendfoundation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.Foundation;
import org.backendfoundation.database.SessionFactory;
import org.backendfoundation.persistence.DatabaseRefusal;
import org.backendfoundation.problem.ProblemException;

/** Long reading in many short sessions: between them others have their turn, and where a request would give up waiting for its own, this does not. */
@ApplicationScoped
class AuditSessions {

    /** Each as long as {@code database_queue_deadline}. */
    private static final int TURNS = 60;

    @Inject
    @Foundation
    DataSource dataSource;

    @Inject
    SessionFactory sessions;

    /** What is done with a session's connection, on this thread. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    <T> T read(Reading<T> reading) {
        for (int turn = 1; turn < TURNS; turn++) {
            try {
                return once(reading);
            } catch (ProblemException refused) {
                if (refused.code() != DatabaseError.POOL_EXHAUSTED) {
                    throw refused;
                }
            }
        }
        return once(reading);
    }

    private <T> T once(Reading<T> reading) {
        return sessions.call(session -> {
            try (Connection connection = dataSource.getConnection()) {
                return reading.from(connection);
            } catch (SQLException failure) {
                throw DatabaseRefusal.explain(AuditRecord.class, new IllegalStateException("The audit trail is not read", failure));
            }
        });
    }
}
