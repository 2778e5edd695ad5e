package org.backendfoundation.observation.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines of the application in a server's log, which operators see over the API, too. */
class LogsIT {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static SampleServer sample;
    private static Api operator;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        operator = sample.caller("operator-of-logs", Roles.OPERATOR);
    }

    /** Fails unexpectedly, and is logged. */
    private static String fail() {
        Answer failed = sample.one().post("audit-probe/reminders/Nobody/in-vain", "", "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");
        assertThat(failed.status()).isEqualTo(500);
        return failed.json().getString("request_id");
    }

    private static String line(String request) {
        Deadline.await("the line of " + request, AMPLE, () -> find(request).isPresent());
        return find(request).orElseThrow();
    }

    private static Optional<String> find(String request) {
        return sample.log().text().lines().filter(line -> line.contains("request=" + request)).findFirst();
    }

    private static String changed(String logger, String level, String duration) {
        Answer changed = operator.post("logs/levels",
                "{\"logger\":\"%s\",\"level\":\"%s\",\"duration\":\"%s\",\"reason\":\"to look\\nclosely\"}".formatted(logger, level,
                        duration));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        return changed.json().getString("logger");
    }

    @Test
    void lineHasNodeRequestTraceAndActor() {
        String me = sample.one().get("me").json().getString("id");

        assertThat(line(fail())).contains("failed unexpectedly [node=", " trace=" + TRACE + " actor=" + me + "]");
    }

    @Test
    void lastProblemsAreShownToOperators() {
        String request = fail();

        JsonObject newest = operator.get("logs").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(line -> line.getString("request_id", "").equals(request)).findFirst().orElseThrow();

        assertThat(newest.getString("level")).isEqualTo("ERROR");
        assertThat(newest.getString("message")).contains("failed unexpectedly").doesNotContain("[node=");
        assertThat(newest.getString("exception")).contains("after the reminders");
        assertThat(newest.getString("trace_id")).isEqualTo(TRACE);
        assertThat(operator.get("logs").json().getJsonArray("items")).hasSizeLessThanOrEqualTo(LastLines.MOST);
        assertThat(sample.one().get("logs").status()).isEqualTo(403);
    }

    @Test
    void levelIsChangedForAWhileAndComesBackByItself() {
        String room = changed("rest", "DEBUG", "2s");
        String during = sample.one().get("invoices/" + UUID.randomUUID()).json().getString("request_id");

        assertThat(room).isEqualTo("org.backendfoundation.rest");
        assertThat(line(during)).contains("failed with ENTITY_NOT_FOUND");
        Deadline.await("the former level", AMPLE, () -> operator.get("logs/levels").json().getJsonArray("items").isEmpty());
        String after = sample.one().get("invoices/" + UUID.randomUUID()).json().getString("request_id");
        line(fail());
        assertThat(find(after)).isEmpty();
    }

    @Test
    void changeIsEndedBeforeItsTimeAndRecordedOnOneLine() {
        changed("org.backendfoundation.audit", "DEBUG", "1h");
        assertThat(operator.get("logs/levels").body()).contains("\"org.backendfoundation.audit\"", "DEBUG");

        assertThat(operator.delete("logs/levels/audit").status()).isEqualTo(204);

        assertThat(operator.get("logs/levels").json().getJsonArray("items")).isEmpty();
        assertThat(sample.log().text()).contains("is DEBUG until", "to look\\u000aclosely");
        List<JsonObject> entries = sample.administrator().get("audit-entries?action_type=LOG_LEVEL_CHANGED").json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        assertThat(entries).isNotEmpty().allSatisfy(entry -> assertThat(entry.getString("actor_name")).isEqualTo("operator-of-logs"));
    }

    @Test
    void whatCannotBeChangedIsRefused() {
        assertThat(operator.post("logs/levels", "{\"logger\":\"com.sun\",\"level\":\"DEBUG\",\"duration\":\"1m\",\"reason\":\"r\"}")
                .violations())
                .containsExactly("/logger one_of");
        assertThat(operator.post("logs/levels", "{\"logger\":\"audit\",\"level\":\"DEBUG\",\"duration\":\"25h\",\"reason\":\"r\"}")
                .violations())
                .containsExactly("/duration range");
        assertThat(
                operator.post("logs/levels", "{\"logger\":\"audit\",\"level\":\"DEBUG\",\"duration\":\"1m\",\"reason\":\"\"}").violations())
                .containsExactly("/reason not_blank");
    }
}
