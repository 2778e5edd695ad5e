package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A task as operators see it.
 *
 * @param when      {@code every 15m}, {@code at 02:00 UTC}
 * @param nextRun   null while nothing is known of it: a node of this build has not served yet
 * @param runningOn the node that runs it now; null if none does
 * @param failures  how many runs have failed since the last one that succeeded
 */
public record TaskView(String name, String meaning, String when, OffsetDateTime nextRun, String runningOn, OffsetDateTime lastSuccess,
        OffsetDateTime lastFailure, int failures) {

    static TaskView of(TaskDefinition task, Optional<ScheduledExecution<Object>> known) {
        return new TaskView(task.name(), task.meaning(), task.times().text(), known.map(run -> time(run.getExecutionTime())).orElse(null),
                known.filter(ScheduledExecution::isPicked).map(ScheduledExecution::getPickedBy).orElse(null),
                known.map(run -> time(run.getLastSuccess())).orElse(null), known.map(run -> time(run.getLastFailure())).orElse(null),
                known.map(ScheduledExecution::getConsecutiveFailures).orElse(0));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
