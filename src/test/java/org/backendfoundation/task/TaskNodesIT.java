package org.backendfoundation.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task on two nodes: one runs it, and when that is killed or stopped, the other. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class TaskNodesIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);

    private final String key = ApiKey.generate().text();

    @TempDir
    Path directory;

    @Test
    void runOfAKilledNodeIsTakenByTheOtherAndItsNextStartKeepsWhatIsKnown() throws SQLException {
        Path war = SampleWar.pack();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
                Connection test = database.superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = test.createStatement();
                ApplicationServer first = node(war, database, "first");
                ApplicationServer second = node(war, database, "second")) {
            Api other = assertRunsOnOne(first, second, statement);

            first.kill();

            Deadline.await("the killed node to be silent", AMPLE, () -> !isSeen("first", other));
            assertThat(isSeen("second", other)).isTrue();
            Deadline.await("the run on the other node", AMPLE, () -> isRunningOn("second", other));
            statement.execute("SELECT pg_advisory_unlock(" + TaskProbe.LOCK + ")");
            Deadline.await("its end", AMPLE, () -> task(other).containsKey("last_success") && !task(other).containsKey("running_on"));
            assertKeepsWhatIsKnownOfFormerRuns(first, other, statement);
        }
    }

    private Api assertRunsOnOne(ApplicationServer first, ApplicationServer second, Statement statement) throws SQLException {
        Api api = started(first);
        Deadline.await("the first time of the task", AMPLE, () -> task(api).containsKey("next_run"));
        statement.execute("SELECT pg_advisory_lock(" + TaskProbe.LOCK + ")");
        assertThat(api.post("tasks/probe-waits/run", "").status()).isEqualTo(200);
        Deadline.await("the run", AMPLE, () -> isRunningOn("first", api));

        Api other = started(second);

        assertThat(isRunningOn("first", other)).isTrue();
        assertThat(other.post("tasks/probe-waits/run", "").code()).isEqualTo("TASK_RUNNING");
        Deadline.await("both nodes to be seen", AMPLE, () -> isSeen("first", other) && isSeen("second", other));
        return other;
    }

    /** As after a version with other times, and after a run that failed. */
    private void assertKeepsWhatIsKnownOfFormerRuns(ApplicationServer restarted, Api other, Statement statement) throws SQLException {
        other.post("tasks/probe-fails/run", "");
        Deadline.await("the failure", AMPLE, () -> task(other, "probe-fails").getInt("failures") > 0);
        statement.execute("UPDATE scheduled_task SET execution_time = execution_time + interval '1 h' WHERE task_name = 'probe-waits'");
        // its repetition must not come before the node has started
        statement.execute("UPDATE scheduled_task SET execution_time = now() + interval '10 min' WHERE task_name = 'probe-fails'");

        Api api = started(restarted);

        Deadline.await("the set time", AMPLE, () -> task(api).getString("next_run").contains("T03:00:00"));
        assertThat(task(api)).containsKey("last_success");
        assertThat(task(api, "probe-fails")).containsKey("last_failure");
        assertThat(task(api, "probe-fails").getInt("failures")).isPositive();
        assertThat(task(api, "probe-fails").getString("next_run")).doesNotContain("T03:00:00");
    }

    private static boolean isSeen(String node, Api api) {
        return api.get("nodes").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .anyMatch(seen -> seen.getString("name").equals(node) && !seen.getBoolean("is_silent"));
    }

    private ApplicationServer node(Path war, EmbeddedDatabase database, String name) {
        return ApplicationServer.with(war, Ports.free(),
                Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key, "NODE_NAME", name),
                Path.of("target", "test-servers", "tasks-" + name + ".log"));
    }

    private Api started(ApplicationServer node) {
        node.start();
        node.awaitStatus("/api/v1/health/ready", 200, AMPLE);
        return new Api(node.address("/api/v1/"), key);
    }

    private static JsonObject task(Api api) {
        return task(api, "probe-waits");
    }

    private static JsonObject task(Api api, String name) {
        return api.get("tasks").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(task -> task.getString("name").equals(name)).findFirst().orElseThrow();
    }

    private static boolean isRunningOn(String node, Api api) {
        return task(api).getString("running_on", "").equals(node);
    }
}
