package org.backendfoundation.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditActions;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.Callers;

/** Runs a task once, as the system, and leaves an entry in the trail. */
@ApplicationScoped
class TaskRuns implements AuditActions {

    private static final Logger LOG = SafeLogger.of(TaskRuns.class);
    private static final AuditAction TASK_RUN = new AuditAction("TASK_RUN", "a scheduled task ran, well or not");
    static final String TASK = "ScheduledTask";

    @Inject
    @Any
    Instance<Object> beans;

    @Inject
    Callers callers;

    @Inject
    AuditTrail trail;

    @Inject
    ApplicationConfiguration configuration;

    @Override
    public Collection<AuditAction> actions() {
        return List.of(TASK_RUN);
    }

    /** @throws CompletionException with what the task threw, which has been logged and recorded */
    void run(TaskDefinition task) {
        callers.as(Caller.SYSTEM, () -> {
            long begin = System.nanoTime();
            try {
                task.method().invoke(beans.select(task.bean()).get());
                record(task, begin, null);
            } catch (InvocationTargetException failed) {
                LOG.log(Level.WARNING, "The scheduled task " + task.name() + " failed", failed.getCause());
                record(task, begin, failed.getCause());
                throw new CompletionException(failed.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException("The method of a task is public", impossible);
            }
            return null;
        });
    }

    private void record(TaskDefinition task, long begin, Throwable failure) {
        JsonObjectBuilder metadata = JsonProvider.provider().createObjectBuilder()
                .add("node", configuration.value(ApplicationSettings.NODE_NAME))
                .add("duration_ms", Duration.ofNanos(System.nanoTime() - begin).toMillis());
        if (failure != null) {
            metadata.add("error", AuditValues.errorCode(failure));
        }
        trail.recordIndependently(TASK_RUN, TASK, task.name(), failure == null ? Outcome.SUCCESS : Outcome.FAILED, metadata.build());
    }
}
