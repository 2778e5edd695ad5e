package org.backendfoundation.task;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.backendfoundation.configuration.rule.DurationText;
import org.backendfoundation.configuration.rule.SettingRuleException;

/**
 * When a task runs.
 *
 * @param text the same for people: {@code every 15m}, {@code at 02:00 UTC}
 */
record TaskTimes(Schedule schedule, String text) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** @throws IllegalArgumentException that says what is wrong with them */
    static TaskTimes of(ScheduledTask declared) {
        if (declared.every().isEmpty() == (declared.at().length == 0)) {
            throw new IllegalArgumentException("Give either 'every' or 'at'.");
        }
        return declared.every().isEmpty() ? daily(declared.at(), declared.zone()) : every(declared.every());
    }

    private static TaskTimes every(String text) {
        try {
            Duration delay = DurationText.parse(text);
            if (delay.compareTo(SHORTEST) >= 0) {
                return new TaskTimes(Schedules.fixedDelay(delay), "every " + DurationText.format(delay));
            }
        } catch (SettingRuleException malformed) {
            throw new IllegalArgumentException("'every' is no length of time: " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("'every' is shorter than a second.");
    }

    private static TaskTimes daily(String[] times, String zone) {
        try {
            LocalTime[] parsed = Arrays.stream(times).map(LocalTime::parse).sorted().toArray(LocalTime[]::new);
            return new TaskTimes(Schedules.daily(ZoneId.of(zone), parsed),
                    "at " + String.join(", ", Arrays.stream(parsed).map(LocalTime::toString).toList()) + " " + zone);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("'at' has times such as 02:00, and 'zone' is UTC or such as Europe/Zurich.", malformed);
        }
    }

    /** The next set time; of a task without one, when it is due if a run ends now. */
    Instant nextAfter(Instant now) {
        return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(now));
    }
}
