package org.backendfoundation.database.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.trace.Spans;

/**
 * Admits a bounded number of sessions at a time, and queues a bounded number for a bounded time, first come, first served. It refuses all
 * others at once.
 */
public final class ConnectionBulkhead {

    private final IntSupplier limit;
    private final int queueLimit;
    private final Duration deadline;
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int active;
    private int longWork;
    private boolean open;
    private volatile LongConsumer waits = nanos -> {};

    /**
     * @param limit      sessions at a time, read for each session: a pool may be resized
     * @param queueLimit sessions that may wait
     * @param deadline   how long a session may wait
     */
    ConnectionBulkhead(IntSupplier limit, int queueLimit, Duration deadline) {
        this.limit = limit;
        this.queueLimit = queueLimit;
        this.deadline = deadline;
    }

    /**
     * Acquires a permit, which the caller gives back by {@link #release()}. Dependent stages must run on another thread: the thread that
     * releases a permit may complete them one after the other.
     *
     * @return completed at once where there is room; completed with a POOL_EXHAUSTED or DATABASE_DISCONNECTED problem where there is none,
     *         at once or after the deadline
     */
    CompletableFuture<Void> acquire() {
        synchronized (this) {
            if (!open) {
                return CompletableFuture.failedFuture(closed());
            }
            forgetWhoLeftTheQueue();
            if (active < limit.getAsInt() && waiting.isEmpty()) {
                active++;
                return CompletableFuture.completedFuture(null);
            }
            if (waiting.size() >= queueLimit) {
                return CompletableFuture.failedFuture(exhausted("and " + queueLimit + " more wait already"));
            }
            CompletableFuture<Void> place = new CompletableFuture<>();
            waiting.add(place);
            long begun = System.nanoTime();
            RequestContext waiter = RequestContext.current();
            place.whenComplete((admitted, refused) -> report(System.nanoTime() - begun, refused, waiter));
            return place.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS).exceptionally(this::refuse);
        }
    }

    /**
     * Runs the work with a permit, on the executor, and always releases the permit, even if the executor refuses the work.
     *
     * @return what the work returned or threw, the bulkhead's refusal, or the executor's
     */
    <T> CompletableFuture<T> through(Executor executor, Supplier<T> work) {
        return acquire().thenCompose(entered -> {
            try {
                return CompletableFuture.supplyAsync(work, executor).whenComplete((result, failure) -> release());
            } catch (RejectedExecutionException refused) {
                release();
                throw refused;
            }
        });
    }

    /** Releases a permit; the session that has waited longest gets it. */
    void release() {
        giveBack();
        for (CompletableFuture<Void> next = admit(); next != null; next = admit()) {
            if (!next.complete(null)) {
                giveBack();
            }
        }
    }

    public synchronized void open() {
        open = true;
    }

    /** Work of several sessions begins: {@link #drain} stays open for it. */
    synchronized void begin() {
        longWork++;
    }

    /** It has come to its end. */
    synchronized void end() {
        longWork--;
        notifyAll();
    }

    /** Refuses newcomers and everyone who waits; who is inside may finish. */
    public void close() {
        CompletableFuture<Void> next;
        while ((next = closeOne()) != null) {
            next.completeExceptionally(closed());
        }
    }

    /**
     * Waits until all long work is done, then closes and waits until everyone inside has left; one patience for both. Whoever comes
     * meanwhile is let in as long as there is long work, because its next session comes the same way: newcomers must be kept away before.
     *
     * @return how many were still inside when the patience ended, or the waiting was interrupted; long work between two sessions counts
     */
    public int drain(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            await(() -> longWork, end);
            close();
            await(() -> active, end);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
        return inside();
    }

    private synchronized void await(IntSupplier count, long end) throws InterruptedException {
        for (long left = millisTo(end); count.getAsInt() > 0 && left > 0; left = millisTo(end)) {
            wait(left);
        }
    }

    private static long millisTo(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }

    private synchronized int inside() {
        return Math.max(active, longWork);
    }

    /** On whatever thread ends the wait. */
    private void report(long nanos, Throwable refused, RequestContext waiter) {
        waits.accept(nanos);
        RequestContext.Scope scope = waiter.enter();
        try {
            Spans.waited("bulkhead wait", nanos, refused);
        } finally {
            scope.close();
        }
    }

    /** @param taker gets the nanoseconds that each session waited, whether or not it was admitted; not of one that had no need to */
    public void reportWaits(LongConsumer taker) {
        waits = taker;
    }

    public synchronized int active() {
        return active;
    }

    public synchronized int waiting() {
        forgetWhoLeftTheQueue();
        return waiting.size();
    }

    public int limit() {
        return limit.getAsInt();
    }

    public int queueLimit() {
        return queueLimit;
    }

    private synchronized void giveBack() {
        active--;
        notifyAll();
    }

    /** The next of the queue for whom there is room, counted as inside already. */
    private synchronized CompletableFuture<Void> admit() {
        CompletableFuture<Void> next = active < limit.getAsInt() ? waiting.poll() : null;
        active += next == null ? 0 : 1;
        return next;
    }

    private synchronized CompletableFuture<Void> closeOne() {
        open = false;
        return waiting.poll();
    }

    private void forgetWhoLeftTheQueue() {
        waiting.removeIf(CompletableFuture::isDone);
    }

    private Void refuse(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ProblemException problem) {
            throw problem;
        }
        throw exhausted("and none came free within " + deadline.toMillis() + " ms");
    }

    private ProblemException exhausted(String also) {
        return ProblemException.retryable(DatabaseError.POOL_EXHAUSTED,
                "All " + limit.getAsInt() + " sessions of this node are busy, " + also, Duration.ofSeconds(1), null);
    }

    private static ProblemException closed() {
        return ProblemException.retryable(DatabaseError.DATABASE_DISCONNECTED,
                "The database is not connected; try again", Duration.ofSeconds(1), null);
    }
}
