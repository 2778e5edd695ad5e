package org.backendfoundation.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scheduled tasks of a team's application, on one node. */
class TasksIT {

    /** A node looks for due runs each two seconds; the machine is busy. */
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static SampleServer sample;
    private static Api operator;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        operator = sample.caller("operator-of-tasks", "operator");
    }

    private static JsonObject task(String name) {
        return operator.get("tasks").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(task -> task.getString("name").equals(name)).findFirst().orElseThrow();
    }

    private static List<JsonObject> entries(String action, String task) {
        return sample.administrator().get("audit-entries?action_type=%s&entity_id=%s".formatted(action, task)).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void taskOfTheApplicationIsListedWithItsNextRun() {
        Deadline.await("the first time of the task", AMPLE, () -> task("remind-overdue").containsKey("next_run"));

        JsonObject task = task("remind-overdue");

        assertThat(task.getString("meaning")).isEqualTo("reminds of each invoice that is overdue");
        assertThat(task.getString("when")).isEqualTo("at 02:00 Europe/Zurich");
        assertThat(OffsetDateTime.parse(task.getString("next_run")).atZoneSameInstant(ZoneId.of("Europe/Zurich")).toLocalTime())
                .isEqualTo(LocalTime.of(2, 0));
    }

    @Test
    void requestedRunWorksAsTheSystemAndIsRecorded() {
        sample.one().post("invoices", "{\"number\": \"T-1\", \"customer\": \"Acme\", \"total\": 5, \"due_on\": \"2020-01-31\"}");
        Deadline.await("the first time of the task", AMPLE, () -> task("remind-overdue").containsKey("next_run"));

        Answer requested = operator.post("tasks/remind-overdue/run", "");

        assertThat(requested.status()).as(requested.body()).isEqualTo(200);
        Deadline.await("the run", AMPLE, () -> task("remind-overdue").containsKey("last_success"));
        assertThat(sample.administrator().get("reminders?invoice.number=T-1").json().getJsonArray("items")).hasSize(1);
        assertThat(entries("TASK_REQUESTED", "remind-overdue")).singleElement()
                .satisfies(entry -> assertThat(entry.getString("actor_name")).isEqualTo("operator-of-tasks"));
        Deadline.await("the entry", AMPLE, () -> !entries("TASK_RUN", "remind-overdue").isEmpty());
        assertThat(entries("TASK_RUN", "remind-overdue")).allSatisfy(entry -> {
            assertThat(entry.getString("actor_name")).isEqualTo("system");
            assertThat(entry.getString("outcome")).isEqualTo("SUCCESS");
            assertThat(entry.getJsonObject("metadata")).containsKeys("node", "duration_ms");
        });
    }

    @Test
    void failedRunIsCountedRecordedAndSoonRepeated() {
        Deadline.await("the first time of the task", AMPLE, () -> task("probe-fails").containsKey("next_run"));
        operator.post("tasks/probe-fails/run", "");
        Deadline.await("the failure", AMPLE, () -> task("probe-fails").getInt("failures") > 0);

        JsonObject task = task("probe-fails");

        assertThat(OffsetDateTime.parse(task.getString("next_run")))
                .isBefore(OffsetDateTime.parse(task.getString("last_failure")).plusMinutes(5));
        Deadline.await("the entry", AMPLE, () -> !entries("TASK_RUN", "probe-fails").isEmpty());
        int failures = task("probe-fails").getInt("failures");
        assertThat(operator.post("tasks/probe-fails/run", "").json()).containsKey("last_failure");
        Deadline.await("one failure more", AMPLE, () -> task("probe-fails").getInt("failures") > failures);
        assertThat(entries("TASK_RUN", "probe-fails").get(0).getString("outcome")).isEqualTo("FAILED");
        assertThat(entries("TASK_RUN", "probe-fails").get(0).getJsonObject("metadata").getString("error")).isEqualTo("FORBIDDEN");
    }

    @Test
    void unknownTaskIsNotFound() {
        assertThat(operator.post("tasks/no-such-task/run", "").code()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void othersMayNot() {
        assertThat(sample.one().get("tasks").status()).isEqualTo(403);
        assertThat(sample.one().post("tasks/remind-overdue/run", "").status()).isEqualTo(403);
    }
}
