package org.backendfoundation.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownKeyTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-01T00:00:00.000001Z");

    @Test
    void rowIsAKeyAndItsCaller() {
        KnownKey key = key("admin,client", EXPIRY, false, false);

        assertThat(key.caller().roles()).containsExactlyInAnyOrder("admin", "client");
        assertThat(key.caller().authentication()).isEqualTo("api_key");
        assertThat(key.caller().until().toInstant()).isEqualTo(EXPIRY);
        assertThat(key("", null, false, false).caller().roles()).isEmpty();
        assertThat(key("", null, false, false).caller().until()).isNull();
    }

    @Test
    void keyCountsUntilItsExpiry() {
        KnownKey key = key("admin", EXPIRY, false, false);

        assertThat(key.whyInvalid(EXPIRY.minusNanos(1))).isEmpty();
        assertThat(key.whyInvalid(EXPIRY)).contains("it has expired");
        assertThat(key("admin", null, false, false).whyInvalid(Instant.MAX)).isEmpty();
    }

    @Test
    void revokedKeyAndDeactivatedActorDoNotCount() {
        assertThat(key("admin", null, true, false).whyInvalid(Instant.EPOCH)).contains("it was revoked");
        assertThat(key("admin", null, false, true).whyInvalid(Instant.EPOCH)).contains("its actor was deactivated");
    }

    private static KnownKey key(String roles, Instant expiry, boolean isRevoked, boolean isDeactivated) {
        Long micros = expiry == null ? null : expiry.getEpochSecond() * 1_000_000 + expiry.getNano() / 1000;
        return KnownKey.of(
                new Object[] {UUID.randomUUID().toString(), UUID.randomUUID().toString(), "ci", roles, micros, isRevoked, isDeactivated});
    }
}
