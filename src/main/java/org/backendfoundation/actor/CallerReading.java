package org.backendfoundation.actor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.backendfoundation.database.SessionFactory;
import org.backendfoundation.database.Work;
import org.backendfoundation.problem.ProblemException;

/**
 * Sessions in which it is found out who calls. They run before the gate that asks whether this node serves, so the database may be down and the
 * tables may be missing; the caller is told only that it is so now, being a stranger still.
 */
@ApplicationScoped
class CallerReading {

    /** For {@code jakarta.persistence.query.timeout}, in milliseconds. */
    static final int DEADLINE = 2000;
    private static final Duration SOON = Duration.ofSeconds(2);

    @Inject
    SessionFactory sessions;

    /** @throws ProblemException {@code CALLERS_UNREADABLE} */
    <T> T call(Work<T> work) {
        try {
            return sessions.call(work);
        } catch (RuntimeException failure) {
            throw ProblemException.retryable(ActorError.CALLERS_UNREADABLE, "The database cannot be asked who you are; try again.", SOON, failure);
        }
    }
}
