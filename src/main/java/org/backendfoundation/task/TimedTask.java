package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.backendfoundation.database.session.SessionFactory;
import org.backendfoundation.persistence.sql.SqlQuery;

/**
 * A task as the scheduler has it. A node that starts with other times than the last run left gives it the next of its own, and what is known
 * of former runs stays, which the library would forget.
 */
final class TimedTask extends RecurringTask<Void> {

    private static final String KEEP = """
            UPDATE scheduled_task SET last_success = ?, last_failure = ?, consecutive_failures = ?
            WHERE task_name = ? AND task_instance = ? AND last_success IS NULL AND last_failure IS NULL""";

    private final TaskDefinition task;
    private final Consumer<TaskDefinition> run;
    private final SessionFactory sessions;

    TimedTask(TaskDefinition task, FailureHandler<Void> onFailure, Consumer<TaskDefinition> run, SessionFactory sessions) {
        super(task.name(), task.times().schedule(), Void.class, onFailure);
        this.task = task;
        this.run = run;
        this.sessions = sessions;
    }

    @Override
    public void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
        run.accept(task);
    }

    @Override
    public void onStartup(SchedulerClient client, Clock clock) {
        Optional<ScheduledExecution<Object>> known = client.getScheduledExecution(getDefaultTaskInstance());
        if (known.isEmpty()) {
            super.onStartup(client, clock);
        } else if (!isRepeatedSooner(known.get(), clock.now())) {
            // outside of our transaction, in which WildFly lets no library roll back
            super.onStartup(client, clock);
            sessions.call(session -> keep(session.unwrap(Connection.class), known.get()));
        }
    }

    /** A run that failed is not put off until the next set time because a node started. */
    private boolean isRepeatedSooner(ScheduledExecution<Object> known, Instant now) {
        return known.getConsecutiveFailures() > 0 && known.getExecutionTime().isBefore(task.times().nextAfter(now));
    }

    private int keep(Connection connection, ScheduledExecution<Object> known) {
        try {
            return SqlQuery
                    .of(KEEP, time(known.getLastSuccess()), time(known.getLastFailure()), known.getConsecutiveFailures(), task.name(),
                            INSTANCE)
                    .update(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException("What is known of the runs of " + task.name() + " cannot be kept", failed);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
