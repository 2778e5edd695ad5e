package org.backendfoundation.observation.node;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node reports of itself; the test of tasks on two nodes sees one go silent. */
class NodesIT {

    private static final Duration AMPLE = Duration.ofSeconds(30);

    private static SampleServer sample;
    private static Api operator;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        operator = sample.caller("operator-of-nodes", Roles.OPERATOR);
    }

    private static List<JsonObject> nodes() {
        return operator.get("nodes").json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Test
    void nodeReportsItselfAgainAndAgain() {
        Deadline.await("the first report", AMPLE, () -> !nodes().isEmpty());

        JsonObject first = nodes().get(0);

        assertThat(nodes()).hasSize(1);
        assertThat(first.getString("state")).isEqualTo("SERVING");
        assertThat(first.getBoolean("is_this")).isTrue();
        assertThat(first.getBoolean("is_silent")).isFalse();
        assertThat(first.getString("server")).matches("(Payara|WildFly).*\\d+\\.\\d+.*");
        assertThat(first.keySet()).contains("name", "application", "version", "server", "started_at", "since");
        Deadline.await("the next report", AMPLE, () -> !nodes().get(0).getString("last_seen").equals(first.getString("last_seen")));
        assertThat(nodes().get(0).getString("since")).isEqualTo(first.getString("since"));
    }

    @Test
    void othersMayNot() {
        assertThat(sample.one().get("nodes").status()).isEqualTo(403);
    }
}
