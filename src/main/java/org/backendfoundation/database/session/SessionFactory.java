package org.backendfoundation.database.session;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.session.Transactions.TransactionWork;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;

/**
 * Sessions on the database, injectable anywhere:
 *
 * <pre>{@code
 * @Inject SessionFactory sessions;
 *
 * CompletionStage<Long> count() {
 *     return sessions.open(session -> session.createQuery("select count(a) from Actor a", Long.class).getSingleResult());
 * }
 * }</pre>
 *
 * Each session is one JTA transaction on one connection: committed when its work returns, rolled back when it throws. At no time are
 * there more of them than the pool has connections for; a bounded number waits for a bounded time, and everyone else is refused with
 * POOL_EXHAUSTED (503). While the database is not connected every session is refused with DATABASE_DISCONNECTED (503). What the database
 * refuses is thrown as {@link SqlExceptionTranslator} explains it.
 */
@PublicApi
@ApplicationScoped
public class SessionFactory {

    /** Connections of the pool that sessions leave alone, so that the node can always see how the database is. */
    static final int KEPT_FREE = 1;

    @Resource
    ManagedExecutorService executor;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    SessionTransaction transaction;

    @Inject
    ConnectionPool pool;

    private ConnectionBulkhead bulkhead;

    @PostConstruct
    void start() {
        bulkhead = new ConnectionBulkhead(this::limit, configuration.value(DatabaseSettings.QUEUE_LIMIT), configuration.value(DatabaseSettings.QUEUE_DEADLINE));
    }

    /**
     * A session on a thread of the container's executor; the request context of the caller goes with it.
     *
     * @return the value that the work gave, or what it threw, or the refusal
     */
    public <T> CompletionStage<T> open(Work<T> work) {
        return bulkhead.through(executor, RequestContext.current().carry(() -> explained(() -> transaction.run(work))));
    }

    /**
     * Long work that opens short sessions itself, one after the other, on a thread of the container's executor; the request context of the
     * caller goes with it, and no connection while it does something else. A disconnect waits for it, and lets it open sessions meanwhile.
     *
     * @return the value that the work gave, or what it threw
     */
    public <T> CompletionStage<T> aside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(RequestContext.current().carry(() -> {
            bulkhead.begin();
            try {
                return work.get();
            } finally {
                bulkhead.end();
            }
        }), executor);
    }

    /** Long work as {@link #aside}, on the caller's own thread: from here until it is ended. */
    public LongWork begin() {
        bulkhead.begin();
        return bulkhead::end;
    }

    /** Several sessions, one after the other, that a disconnect lets come to their end. */
    @FunctionalInterface
    public interface LongWork {

        void end();
    }

    /**
     * A session on the caller's own thread, through the same bulkhead; in a transaction of its own, whatever the caller has open, unless that is
     * {@link #together}.
     *
     * @throws ProblemException POOL_EXHAUSTED or DATABASE_DISCONNECTED, and whatever the work throws
     */
    public <T> T call(Work<T> work) {
        return transaction.isShared() ? explained(() -> transaction.join(work)) : inside(() -> transaction.run(work));
    }

    /**
     * Several sessions as one: each {@link #call} of the work, on this thread, joins the transaction that the caller has open, or else a new
     * one, and a session that fails takes all of it back.
     *
     * @throws ProblemException POOL_EXHAUSTED or DATABASE_DISCONNECTED, and whatever the work throws
     */
    public <T, X extends Exception> T together(TransactionWork<T, X> work) throws X {
        return transaction.isOpen() ? explained(() -> transaction.sharePresent(work)) : inside(() -> transaction.share(work));
    }

    private <T, X extends Exception> T inside(TransactionWork<T, X> work) throws X {
        try {
            bulkhead.acquire().join();
        } catch (CompletionException refusal) {
            throw refusal.getCause() instanceof ProblemException problem ? problem : refusal;
        }
        try {
            return explained(work);
        } finally {
            bulkhead.release();
        }
    }

    /** With what the database refused as a problem that callers understand. */
    private <T, X extends Exception> T explained(TransactionWork<T, X> work) throws X {
        try {
            return work.run();
        } catch (RuntimeException failure) {
            throw DatabaseFailure.ofPool(failure).map(RuntimeException.class::cast)
                    .orElseGet(() -> SqlExceptionTranslator.translate(transaction.entities().toList(), failure));
        }
    }

    public ConnectionBulkhead bulkhead() {
        return bulkhead;
    }

    private int limit() {
        return Math.max(1, pool.size().max() - KEPT_FREE);
    }
}
