package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.audit.trail.AuditParameter;
import org.backendfoundation.audit.trail.Audited;
import org.backendfoundation.audit.trail.Audited.Policy;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.problem.ProblemException;

/** What operators see of tasks, and do with them; each in one transaction, which the scheduler's statements join. */
@ApplicationScoped
class TaskCommands {

    /** The scheduler's own client would forget how often the task has failed, and when it last succeeded. */
    private static final String RUN_NOW = """
            UPDATE scheduled_task SET execution_time = now(), version = version + 1
            WHERE task_name = ?1 AND task_instance = ?2 AND NOT picked""";

    @Inject
    SessionFactory sessions;

    @Inject
    TaskScheduler scheduler;

    @Inject
    ScheduledTasks tasks;

    List<TaskView> list() {
        return sessions.call(session -> tasks.all().stream().map(this::view).toList());
    }

    private TaskView view(TaskDefinition task) {
        return TaskView.of(task, known(task));
    }

    private Optional<ScheduledExecution<Object>> known(TaskDefinition task) {
        return scheduler.client().getScheduledExecution(id(task));
    }

    private static TaskInstanceId id(TaskDefinition task) {
        return TaskInstanceId.of(task.name(), RecurringTask.INSTANCE);
    }

    /**
     * Lets it run at once, on the node that looks first, and then at its times again.
     *
     * @throws ProblemException TASK_NOT_FOUND or TASK_RUNNING
     */
    @Audited(action = "TASK_REQUESTED", meaning = "an operator let a scheduled task run at once", policy = Policy.ATOMIC)
    TaskView run(@AuditParameter(value = "task", entityType = TaskRuns.TASK) String name) {
        TaskDefinition task = tasks.named(name)
                .orElseThrow(() -> new ProblemException(TaskError.TASK_NOT_FOUND, "GET /api/v1/tasks lists those there are."));
        return sessions.call(session -> {
            if (session.createNativeQuery(RUN_NOW).setParameter(1, task.name()).setParameter(2, RecurringTask.INSTANCE)
                    .executeUpdate() == 0) {
                throw known(task).isPresent() ? new ProblemException(TaskError.TASK_RUNNING, "Wait for its end, then ask again.")
                        : new ProblemException(TaskError.TASK_NOT_FOUND, "No node with this task has served yet; ask again.");
            }
            return view(task);
        });
    }
}
