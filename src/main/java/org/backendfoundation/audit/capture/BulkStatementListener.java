package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import org.eclipse.persistence.queries.ModifyQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Hears of statements that change rows past the entities: bulk JPQL and native SQL. What they change is captured by the triggers of those tables;
 * here it is only noted that the transaction must tell the database who acts.
 */
final class BulkStatementListener extends SessionEventAdapter {

    private final TransactionChangeRegistry transactions;
    private final UncapturedBulk uncaptured;

    private BulkStatementListener(TransactionChangeRegistry transactions, UncapturedBulk uncaptured) {
        this.transactions = transactions;
        this.uncaptured = uncaptured;
    }

    @Override
    public void postExecuteQuery(SessionEvent event) {
        if (event.getQuery() instanceof ModifyQuery query && !(query instanceof ObjectLevelModifyQuery)) {
            transactions.noteBulk();
            uncaptured.look(query, event.getSession());
        }
    }

    /** Runs before the first request. */
    @ApplicationScoped
    static class Start {

        @PersistenceUnit
        EntityManagerFactory factory;

        void listen(@Observes @Initialized(ApplicationScoped.class) Object start, TransactionChangeRegistry captured, UncapturedBulk uncaptured) {
            factory.unwrap(ServerSession.class).getEventManager().addListener(new BulkStatementListener(captured, uncaptured));
        }
    }
}
