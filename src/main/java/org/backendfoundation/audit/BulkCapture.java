package org.backendfoundation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.eclipse.persistence.queries.ModifyQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Hears of statements that change rows past the entities: bulk JPQL and native SQL. What they change is captured by the triggers of those tables;
 * here it is only noted that the transaction must tell the database who acts.
 */
public class BulkCapture extends SessionEventAdapter {

    private static volatile CapturedTransactions transactions;

    @Override
    public void postExecuteQuery(SessionEvent event) {
        if (event.getQuery() instanceof ModifyQuery query && !(query instanceof ObjectLevelModifyQuery) && transactions != null) {
            transactions.noteBulk();
        }
    }

    /** Runs before the first request. */
    @ApplicationScoped
    static class Start {

        void hand(@Observes @Initialized(ApplicationScoped.class) Object start, CapturedTransactions captured) {
            transactions = captured;
        }
    }
}
