package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.security.caller.Callers;
import org.jspecify.annotations.NullMarked;

/**
 * Takes work that lasts longer than a request:
 * <pre>{@code
 * @Inject Jobs jobs;
 *
 * @POST
 * @Path("{id}/statement")
 * public Response order(@PathParam("id") UUID id, @Context UriInfo uri) {
 *     return jobs.accepted(sessions.call(session -> jobs.submit(session, "make-statement", parameters(id))), uri);
 * }
 * }</pre>
 */
@PublicApi
@NullMarked
@ApplicationScoped
public class Jobs {

    @Inject
    Callers callers;

    @Inject
    ScheduledTasks handlers;

    @Inject
    TaskScheduler scheduler;

    /**
     * Hands a job over in the transaction of a session: it is there when that commits, and not if that is rolled back.
     *
     * @param name of a {@link JobHandler}
     * @return the id of the job
     * @throws IllegalArgumentException if no handler has this name
     */
    public UUID submit(EntityManager session, String name, JsonObject parameters) {
        JobDefinition handler = handlers.job(name)
                .orElseThrow(() -> new IllegalArgumentException("No method has @JobHandler(name = \"" + name + "\")"));
        Job job = Repository.of(session, Job.class).create(Job.of(handler, callers.current(), parameters));
        queue(handler, job.getId());
        return job.getId();
    }

    /** Its statement joins the transaction of this thread. */
    void queue(JobDefinition handler, UUID job) {
        scheduler.client().scheduleIfNotExists(new TaskInstance<>(handler.taskName(), job.toString()), Instant.now());
    }

    /** 202, with the place where the caller finds the job's state and result. */
    public Response accepted(UUID job, UriInfo uri) {
        return Response.accepted().header(HttpHeaders.LOCATION, uri.getBaseUri().getRawPath() + "jobs/" + job).build();
    }
}
