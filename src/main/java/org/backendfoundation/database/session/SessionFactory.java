package org.backendfoundation.database.session;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.DatabaseSettings;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.session.Transactions.TransactionWork;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.persistence.sql.SqlExceptionTranslator;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.trace.OpenSpan;
import org.backendfoundation.rest.trace.Spans;
import org.jspecify.annotations.NullMarked;

/**
 * Sessions on the database, injectable anywhere:
 *
 * <pre>{@code
 * @Inject SessionFactory sessions;
 *
 * CompletionStage<Long> count() {
 *     return sessions.open(entityManager -> entityManager.createQuery("select count(a) from Actor a", Long.class).getSingleResult());
 * }
 * }</pre>
 *
 * Each session is one JTA transaction on one connection: committed when its work returns, rolled back when it throws. At no time are
 * there more of them than the pool has connections for; a bounded number waits for a bounded time, and everyone else is refused with
 * POOL_EXHAUSTED (503). While the database is not connected every session is refused with DATABASE_DISCONNECTED (503). What the database
 * refuses is thrown as {@link SqlExceptionTranslator} explains it.
 */
@PublicApi
@NullMarked
@ApplicationScoped
public class SessionFactory {

    /** Connections of the pool that sessions do not use, so that the node can always check the database. */
    static final int KEPT_FREE = 1;

    @Resource
    ManagedExecutorService executor;

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    SessionTransaction transaction;

    @Inject
    ConnectionPool pool;

    private final RunningSessions running = new RunningSessions();
    private ConnectionBulkhead bulkhead;

    @PostConstruct
    void start() {
        bulkhead = new ConnectionBulkhead(this::limit, configuration.value(DatabaseSettings.QUEUE_LIMIT),
                configuration.value(DatabaseSettings.QUEUE_DEADLINE));
    }

    /**
     * Runs a session on a thread of the container's executor, with the request context of the caller. While it waits for a connection it
     * holds no thread; so this is the way for long reads.
     *
     * @return the value that the work returned, or what it threw, or the refusal
     */
    public <T> CompletionStage<T> open(Work<T> work) {
        return bulkhead.through(executor,
                RequestContext.current().carry(() -> traced(() -> transaction.run(work))));
    }

    /**
     * Runs long work on a thread of the container's executor, with the request context of the caller. The work opens short sessions
     * one after the other, and holds no connection in between. A disconnect waits for it, and lets it open sessions meanwhile.
     *
     * @return the value that the work returned, or what it threw
     */
    public <T> CompletionStage<T> runLong(Supplier<T> work) {
        return CompletableFuture.supplyAsync(RequestContext.current().carry(() -> {
            bulkhead.begin();
            try {
                return work.get();
            } finally {
                bulkhead.end();
            }
        }), executor);
    }

    /** Begins long work as {@link #runLong} runs it, on the caller's own thread; the caller must end it. */
    public LongWork begin() {
        bulkhead.begin();
        return bulkhead::end;
    }

    /** Several sessions, one after the other, for whose end a disconnect waits. */
    @FunctionalInterface
    public interface LongWork {

        void end();
    }

    /**
     * Runs a session on the caller's own thread, through the same bulkhead. It has a transaction of its own, even if the caller has one
     * open, except within {@link #callTogether}.
     *
     * @throws ProblemException POOL_EXHAUSTED or DATABASE_DISCONNECTED, and whatever the work throws
     */
    public <T> T call(Work<T> work) {
        return transaction.isShared() ? translateFailures(() -> transaction.join(work)) : inside(() -> transaction.run(work));
    }

    /** The same for work that writes nothing, except for entries of the audit trail. */
    <T> T read(Work<T> work) {
        return transaction.isShared() ? translateFailures(() -> transaction.join(work)) : inside(() -> transaction.read(work));
    }

    /**
     * Runs several sessions as one transaction: each {@link #call} of the work, on this thread, joins the caller's open transaction, or
     * else a new one. A session that fails rolls all of it back.
     *
     * @throws ProblemException POOL_EXHAUSTED or DATABASE_DISCONNECTED, and whatever the work throws
     */
    public <T, X extends Exception> T callTogether(TransactionWork<T, X> work) throws X {
        return transaction.isOpen() ? translateFailures(() -> transaction.sharePresent(work)) : inside(() -> transaction.share(work));
    }

    private <T, X extends Exception> T inside(TransactionWork<T, X> work) throws X {
        try {
            bulkhead.acquire().join();
        } catch (CompletionException refusal) {
            throw refusal.getCause() instanceof ProblemException problem ? problem : refusal;
        }
        try {
            return traced(work);
        } finally {
            bulkhead.release();
        }
    }

    private <T, X extends Exception> T traced(TransactionWork<T, X> work) throws X {
        OpenSpan span = Spans.beginTransaction();
        try {
            return translateFailures(() -> running.run(work));
        } catch (Throwable failure) {
            span.failed(failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Translates what the database refused into a problem for callers. */
    private <T, X extends Exception> T translateFailures(TransactionWork<T, X> work) throws X {
        try {
            return work.run();
        } catch (RuntimeException failure) {
            throw DatabaseFailure.ofPool(failure).map(RuntimeException.class::cast).orElseGet(() -> translated(failure));
        }
    }

    private RuntimeException translated(RuntimeException failure) {
        RuntimeException told = SqlExceptionTranslator.translate(transaction.entities().toList(), MetadataRegistry.disclosure(), failure);
        return told instanceof ConstraintViolationException broken ? MetadataRegistry.disclosed(broken) : told;
    }

    /** Logs each session that has held its connection for longer than a minute. */
    public void reportLong() {
        running.reportLong();
    }

    public ConnectionBulkhead bulkhead() {
        return bulkhead;
    }

    private int limit() {
        return Math.max(1, pool.size().max() - KEPT_FREE);
    }
}
