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
 * Listens for statements that change rows without entities: bulk JPQL and native SQL. The triggers of those tables record the changes; this
 * class only makes the transaction tell the database who acts.
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
            transactions.markBulkChange();
            uncaptured.warnIfUncaptured(query, event.getSession());
        }
    }

    /** Registers the listener before the first request. */
    @ApplicationScoped
    static class Start {

        @PersistenceUnit
        EntityManagerFactory factory;

        void listen(@Observes @Initialized(ApplicationScoped.class) Object start, TransactionChangeRegistry registry,
                UncapturedBulk uncaptured) {
            factory.unwrap(ServerSession.class).getEventManager().addListener(new BulkStatementListener(registry, uncaptured));
        }
    }
}
