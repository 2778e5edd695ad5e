package org.backendfoundation.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.testkit.Deadline;

/** Tasks that fail, and that last as long as a test holds a lock; both run at a test's request. */
@ApplicationScoped
public class TaskProbe {

    static final long LOCK = 7_316_204L;

    @Inject
    SessionFactory sessions;

    @ScheduledTask(name = "probe-fails", meaning = "fails", at = "03:00")
    public void fail() {
        throw new ProblemException(RestError.FORBIDDEN, "It fails always.");
    }

    @ScheduledTask(name = "probe-waits", meaning = "waits for a lock", at = "03:00")
    public void await() {
        Deadline.await("the lock", Duration.ofMinutes(3), this::isFree);
    }

    /** Each look is a session of its own, which the pool would end if it waited. */
    private boolean isFree() {
        return sessions.call(session -> (Boolean) session.createNativeQuery("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")
                .getSingleResult());
    }
}
