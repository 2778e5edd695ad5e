package org.backendfoundation.observation.hour;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.backendfoundation.role.Roles;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;

/** What a node remembers of its last hour. */
class LastHourIT {

    /** It is read each 15 s. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final SampleServer sample = SampleServer.shared();
    private final Api operator = sample.caller("operator-of-the-hour", Roles.OPERATOR);

    private List<JsonObject> intervals() {
        return operator.get("last-hour").json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    @Test
    void requestsAreCountedInTheirInterval() {
        sample.one().get("parcels");

        Deadline.await("an interval with requests", AMPLE,
                () -> intervals().stream().anyMatch(interval -> interval.getInt("requests") > 0));

        JsonObject interval = intervals().stream().filter(one -> one.getInt("requests") > 0).findFirst().orElseThrow();
        assertThat(interval.getJsonNumber("longest_ms").doubleValue())
                .isGreaterThanOrEqualTo(interval.getJsonNumber("mean_ms").doubleValue())
                .isPositive();
        assertThat(interval.getInt("heap_mib")).isPositive();
        assertThat(interval.keySet()).contains("at", "seconds", "errors", "active_sessions", "waiting_sessions");
        assertThat(sample.one().get("last-hour").status()).isEqualTo(403);
    }
}
