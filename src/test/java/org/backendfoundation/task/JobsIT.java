package org.backendfoundation.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Work that a caller hands over, and asks for later. */
class JobsIT {

    private static final Duration AMPLE = Duration.ofSeconds(60);

    private static SampleServer sample;
    private static Api caller;
    private static Api operator;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        caller = sample.one();
        operator = sample.caller("operator-of-jobs", "operator");
    }

    /** @return the path of the job */
    private static String submitted(String name, String number) {
        Answer accepted = caller.post("job-probe/" + name + "/" + number, "");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.header("Location").substring("/api/v1/".length());
    }

    private static JsonObject awaited(String job, String state) {
        Deadline.await(state, AMPLE, () -> caller.get(job).json().getString("state").equals(state));
        return caller.get(job).json();
    }

    @Test
    void jobRunsAsItsCallerAndHasItsResult() {
        JsonObject job = awaited(submitted("probe-makes", "J-1"), "SUCCEEDED");

        JsonObject made = caller.get("invoices/" + job.getJsonObject("result").getString("id")).json();
        assertThat(made.getString("number")).isEqualTo("J-1");
        assertThat(made.getString("created_by")).isEqualTo(job.getString("created_by"));
        assertThat(job.getInt("attempts")).isEqualTo(1);
        assertThat(job.isNull("error")).isTrue();
        assertThat(job.isNull("finished_at")).isFalse();
    }

    @Test
    void trailHasItsStatesAndNoContent() {
        String job = submitted("probe-makes", "J-2");
        awaited(job, "SUCCEEDED");

        List<JsonObject> entries = sample.administrator().get("audit-entries?entity_type=Job&entity_id=" + job.substring("jobs/".length()))
                .json().getJsonArray("items").getValuesAs(JsonObject.class);

        assertThat(entries).extracting(entry -> entry.getString("action_type")).containsExactly("UPDATE", "CREATE");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.getString("actor_name")).isEqualTo(SampleServer.ONE));
        assertThat(entries.toString()).contains("SUCCEEDED").doesNotContain("J-2");
    }

    @Test
    void failedJobStaysUntilAnOperatorRetriesIt() {
        String job = submitted("probe-needs", "J-3");
        JsonObject failed = awaited(job, "FAILED");
        assertThat(failed.getString("error")).isEqualTo("FORBIDDEN");
        assertThat(operator.get("jobs?state=FAILED&name=probe-needs").body()).contains(job.substring("jobs/".length()));
        awaited(submitted("probe-makes", "J-3"), "SUCCEEDED");

        assertThat(caller.post(job + "/retry", "").status()).isEqualTo(403);
        assertThat(operator.post(job + "/retry", "").status()).isEqualTo(200);

        awaited(job, "SUCCEEDED");
        assertThat(operator.post(job + "/retry", "").code()).isEqualTo("JOB_NOT_FAILED");
    }

    @Test
    void failedRunIsRepeated() {
        String job = submitted("probe-tries", "J-4");
        Deadline.await("the first attempt", AMPLE, () -> caller.get(job).json().getInt("attempts") == 1);
        assertThat(caller.get(job).json().getString("state")).isEqualTo("QUEUED");
        awaited(submitted("probe-makes", "J-4"), "SUCCEEDED");

        assertThat(awaited(job, "SUCCEEDED").getInt("attempts")).isBetween(2, 3);
    }

    @Test
    void othersSeeNothingOfIt() {
        String job = submitted("probe-makes", "J-5");

        assertThat(sample.other().get(job).code()).isEqualTo("JOB_NOT_FOUND");
        assertThat(sample.other().get("jobs").json().getJsonArray("items")).isEmpty();
        assertThat(operator.get(job).status()).isEqualTo(200);
        awaited(job, "SUCCEEDED");
    }

    @Test
    void jobOfATransactionThatIsRolledBackIsNotThere() {
        assertThat(caller.post("job-probe/take-back/J-6", "").status()).isEqualTo(403);
        awaited(submitted("probe-makes", "J-7"), "SUCCEEDED");

        assertThat(caller.get("invoices?number=J-6").json().getJsonArray("items")).isEmpty();
        assertThat(caller.get("jobs?limit=200").body()).doesNotContain("J-6");
    }

    @Test
    void endedJobsAreRemoved() {
        String job = submitted("probe-makes", "J-8");
        awaited(job, "SUCCEEDED");

        caller.post("job-probe/removal", "");

        assertThat(caller.get(job).code()).isEqualTo("JOB_NOT_FOUND");
    }
}
