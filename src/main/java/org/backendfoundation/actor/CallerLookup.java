package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.database.session.Work;
import org.backendfoundation.problem.ProblemException;

/**
 * Sessions in which it is found out who calls. They run before the filter that asks whether this node serves, so the database may be down or silent and
 * the tables may be missing; the caller is told only that it is so now, being an anonymous caller still. Nobody waits longer than {@link #DEADLINE}, and after
 * somebody did in vain nobody waits at all for a moment.
 */
@ApplicationScoped
public class CallerLookup {

    static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(2);

    @Inject
    SessionFactory sessions;

    private volatile long silentSince = System.nanoTime() - ShortLivedCache.FRESH.toNanos();

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    public <T> T call(Work<T> work) {
        if (System.nanoTime() - silentSince < ShortLivedCache.FRESH.toNanos()) {
            throw unreadable(null);
        }
        try {
            return sessions.open(work).toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            silentSince = System.nanoTime();
            throw unreadable(silence);
        } catch (ExecutionException failure) {
            throw unreadable(failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(e);
        }
    }

    private static ProblemException unreadable(Throwable cause) {
        return ProblemException.retryable(ActorError.CALLERS_UNREADABLE, "The database cannot be asked who you are; try again.", SOON, cause);
    }
}
