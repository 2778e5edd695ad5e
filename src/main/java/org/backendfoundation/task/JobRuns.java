package org.backendfoundation.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.Callers;

/** Runs a job once, as the caller who handed it over, and notes how it ended. */
@ApplicationScoped
class JobRuns {

    private static final Logger LOG = SafeLogger.of(JobRuns.class);

    @Inject
    @Any
    Instance<Object> beans;

    @Inject
    Callers callers;

    @Inject
    SessionFactory sessions;

    /** What a run needs to know of its job. */
    private record Order(Caller caller, JsonObject parameters, boolean isLast) {
    }

    /**
     * A job that has ended is left alone: a node may die between that and the scheduler's note of it.
     *
     * @throws RuntimeException if it must be tried again: with what the handler threw, which has been logged and noted, or because the job
     *         could not be read or noted, which is no attempt. After the last attempt that failed there is nothing to throw
     */
    void run(JobDefinition handler, UUID id) {
        sessions.call(session -> Repository.of(session, Job.class).find(id).filter(job -> job.getState() == Job.State.QUEUED)
                .map(job -> new Order(job.caller(), job.getParameters(), job.getAttempts() + 1 >= handler.attempts())))
                .ifPresent(order -> callers.as(order.caller(), () -> {
                    run(handler, id, order);
                    return null;
                }));
    }

    private void run(JobDefinition handler, UUID id, Order order) {
        try {
            JsonObject result = (JsonObject) handler.method().invoke(beans.select(handler.bean()).get(), order.parameters());
            note(id, job -> job.succeed(result, now()));
        } catch (InvocationTargetException failed) {
            LOG.log(Level.WARNING, failed.getCause(), () -> "The job %s %s failed%s".formatted(handler.name(), id,
                    order.isLast() ? " for the last time" : ""));
            note(id, job -> job.fail(AuditValues.errorCode(failed.getCause()), order.isLast(), now()));
            if (!order.isLast()) {
                throw new CompletionException(failed.getCause());
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The method of a handler is public", impossible);
        }
    }

    private void note(UUID id, Consumer<Job> change) {
        sessions.call(session -> {
            Repository<Job> jobs = Repository.of(session, Job.class);
            jobs.update(jobs.get(id), change);
            return Optional.empty();
        });
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
