package org.backendfoundation.audit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.audit.trail.AuditRecord;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.authentication.AuthenticationRefused;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-31T12:00:00Z");

    private final RefusalCounts counts = new RefusalCounts();

    @Test
    void sourceReasonAndMinuteAreOneEntry() {
        for (int i = 0; i < 1000; i++) {
            counts.add(refused("192.0.2.1", Reason.INVALID_CREDENTIAL, NOON.plusNanos(i)));
        }
        counts.add(refused("192.0.2.1", Reason.RATE_LIMITED, NOON));
        counts.add(refused("192.0.2.2", Reason.INVALID_CREDENTIAL, NOON));
        counts.add(refused("192.0.2.1", Reason.INVALID_CREDENTIAL, NOON.plusMinutes(1)));

        List<AuditRecord> entries = counts.takeBefore(OffsetDateTime.MAX);

        assertThat(entries).hasSize(4).extracting(entry -> entry.metadata().getInt("attempts")).containsExactlyInAnyOrder(1000, 1, 1, 1);
        assertThat(entries).extracting(AuditRecord::actorId).containsOnly(Caller.ANONYMOUS.id());
        assertThat(counts.takeBefore(OffsetDateTime.MAX)).isEmpty();
    }

    @Test
    void minuteThatLastsIsNotTaken() {
        counts.add(refused("192.0.2.1", Reason.NO_CREDENTIAL, NOON.plusSeconds(59)));

        assertThat(counts.takeBefore(NOON.plusSeconds(60))).isEmpty();
        assertThat(counts.takeBefore(NOON.plusSeconds(61))).hasSize(1);
    }

    @Test
    void memoryIsBoundedAndNothingIsUncounted() {
        for (int i = 0; i < RefusalCounts.MAX_SOURCES + 500; i++) {
            counts.add(refused("source " + i, Reason.NO_CREDENTIAL, NOON));
        }

        List<AuditRecord> entries = counts.takeBefore(OffsetDateTime.MAX);

        assertThat(entries).hasSize(RefusalCounts.MAX_SOURCES + 1);
        assertThat(entries.stream().filter(entry -> entry.metadata().getString("source").equals(RefusalCounts.OTHER_SOURCES))
                .map(entry -> entry.metadata().getInt("attempts"))).containsExactly(500);
    }

    @Test
    void knownCallersAreNamed() {
        Caller caller = new Caller(UUID.randomUUID(), "ada", Set.of(), "api_key", null);

        counts.add(
                new AuthenticationRefused(NOON, "192.0.2.1", "192.0.2.1", Reason.FORBIDDEN, "needs admin", 0, Duration.ZERO, caller, "r"));

        AuditRecord entry = counts.takeBefore(OffsetDateTime.MAX).get(0);
        assertThat(entry.actorId()).isEqualTo(caller.id());
        assertThat(entry.action()).isEqualTo(TrailActions.ACCESS_REFUSED);
        assertThat(entry.metadata().getJsonArray("callers")).hasToString("[\"ada\"]");
    }

    @Test
    void lockOutIsToldAsSuch() {
        counts.add(new AuthenticationRefused(NOON, "192.0.2.1", "192.0.2.1", Reason.INVALID_CREDENTIAL, "unknown", 10,
                Duration.ofSeconds(1), Caller.ANONYMOUS, "r"));

        assertThat(counts.takeBefore(OffsetDateTime.MAX).get(0).action()).isEqualTo(TrailActions.LOCKED_OUT);
    }

    private static AuthenticationRefused refused(String source, Reason reason, OffsetDateTime at) {
        return new AuthenticationRefused(at, source, source, reason, "detail", 0, Duration.ZERO, Caller.ANONYMOUS, "r");
    }
}
