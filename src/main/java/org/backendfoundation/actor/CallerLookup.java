package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.session.Work;
import org.backendfoundation.problem.ProblemException;

/**
 * Reads who is calling. It runs before the readiness filter, so the database may be down or silent and the tables may be missing. The
 * answer then says only that callers cannot be checked now, because this caller is still anonymous. A lookup waits {@link #DEADLINE} at
 * most, and after a timeout lookups fail at once for a moment.
 */
@ApplicationScoped
public class CallerLookup {

    static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Inject
    SessionFactory sessions;

    private volatile long unansweredSince = System.nanoTime() - ShortLivedCache.TTL.toNanos();

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public <T> T call(Work<T> work) {
        if (System.nanoTime() - unansweredSince < ShortLivedCache.TTL.toNanos()) {
            throw unreadable(null);
        }
        try {
            return start(work).toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException timeout) {
            unansweredSince = System.nanoTime();
            throw unreadable(timeout);
        } catch (ExecutionException failure) {
            throw unreadable(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(e);
        }
    }

    /** Begins the same without a deadline, for nobody waits for it. */
    <T> CompletionStage<T> start(Work<T> work) {
        return sessions.open(work);
    }

    private static ProblemException unreadable(Throwable cause) {
        return ProblemException.retryable(ActorError.CALLERS_UNREADABLE,
                "Your credential cannot be checked, because the database does not answer; retry.", RETRY_AFTER, cause);
    }
}
