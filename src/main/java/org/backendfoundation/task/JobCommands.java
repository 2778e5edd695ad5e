package org.backendfoundation.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.role.Roles;

/** What callers see of their jobs, and operators of all; what operators do with those that failed. */
@ApplicationScoped
class JobCommands {

    @Inject
    SessionFactory sessions;

    @Inject
    CurrentActor actor;

    @Inject
    ScheduledTasks handlers;

    @Inject
    Jobs jobs;

    /** A page of the caller's own jobs; of an operator, of all. */
    JobView.JobPage list(Map<String, List<String>> parameters) {
        return sessions.call(session -> {
            Page<Job> page = Repository.of(session, Job.class).within((builder, job) -> actor.hasRole(Roles.OPERATOR) ? Optional.empty()
                    : Optional.of(builder.equal(job.get("createdBy"), actor.id()))).page(parameters);
            return new JobView.JobPage(page.items().stream().map(JobView::of).toList(), page.next().orElse(null),
                    page.previous().orElse(null));
        });
    }

    /** @throws ProblemException JOB_NOT_FOUND, also for another caller's job */
    JobView read(UUID id) {
        return sessions.call(session -> Repository.of(session, Job.class).find(id)
                .filter(job -> actor.hasRole(Roles.OPERATOR) || job.getCreatedBy().equals(actor.id())).map(JobView::of)).orElseThrow(
                        () -> unknown(id));
    }

    /** @throws ProblemException JOB_NOT_FOUND or JOB_NOT_FAILED */
    JobView retry(UUID id) {
        return sessions.call(session -> {
            Repository<Job> all = Repository.of(session, Job.class);
            Job job = all.find(id).orElseThrow(() -> unknown(id));
            JobDefinition handler = handlers.job(job.getName()).orElseThrow(() -> new ProblemException(TaskError.JOB_NOT_FOUND,
                    "This build has no handler for jobs of the name " + job.getName() + "."));
            if (job.getState() != Job.State.FAILED) {
                throw new ProblemException(TaskError.JOB_NOT_FAILED, "It is " + job.getState() + ".");
            }
            all.update(job, Job::queue);
            jobs.queue(handler, id);
            return JobView.of(job);
        });
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(TaskError.JOB_NOT_FOUND, "There is no job " + id + " of yours.");
    }
}
