package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.security.Tokens;
import org.backendfoundation.testing.LogLines;
import org.junit.jupiter.api.Test;

class JwkSetCacheTest {

    private static final Tokens TOKENS = new Tokens();
    private static final JWSHeader KNOWN = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").build();
    private static final JWSHeader UNKNOWN = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-2").build();

    private final AtomicInteger readings = new AtomicInteger();
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private String keys = TOKENS.publicKeys();
    private final JwkSetCache source = source(Runnable::run);

    @Test
    void keysAreReadOnce() {
        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);
        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);

        assertThat(readings).hasValue(1);
    }

    @Test
    void inventedKidsCauseOneReadingInTenSeconds() {
        source.matching(KNOWN);
        pass(JwkSetCache.NOT_AGAIN_FOR);
        for (int i = 0; i < 100; i++) {
            assertThat(source.matching(UNKNOWN).orElseThrow()).isEmpty();
        }
        assertThat(readings).hasValue(2);

        pass(JwkSetCache.NOT_AGAIN_FOR);
        source.matching(UNKNOWN);
        assertThat(readings).hasValue(3);
    }

    @Test
    void newKeyCountsAsSoonAsItsKidIsSeen() {
        source.matching(KNOWN);
        keys = keys.replace("rsa-1", "rsa-2");
        pass(JwkSetCache.NOT_AGAIN_FOR);

        assertThat(source.matching(UNKNOWN).orElseThrow()).hasSize(1);
    }

    @Test
    void oldAndNewKeyCountWhileTheIssuerShowsBoth() {
        source.matching(KNOWN);
        keys = TOKENS.publicKeys().replaceFirst("\\[", "[" + only(TOKENS.publicKeys().replace("rsa-1", "rsa-2")) + ",");
        pass(JwkSetCache.NOT_AGAIN_FOR);

        assertThat(source.matching(UNKNOWN).orElseThrow()).hasSize(1);
        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);
    }

    /** What stands between the brackets of a set of keys. */
    private static String only(String set) {
        return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
    }

    @Test
    void withdrawnKeyStopsCountingAfterTheRenewal() {
        source.matching(KNOWN);
        keys = keys.replace("rsa-1", "rsa-2");
        pass(JwkSetCache.RENEWED_EACH.plusSeconds(1));
        source.matching(KNOWN);

        assertThat(source.matching(KNOWN).orElseThrow()).isEmpty();
    }

    @Test
    void keptKeysCountOnWhileTheIssuerIsSilent() {
        source.matching(KNOWN);
        keys = null;
        pass(Duration.ofHours(23));

        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);
    }

    @Test
    void keptKeysDoNotCountForEver() {
        source.matching(KNOWN);
        keys = null;
        pass(JwkSetCache.LONGEST.plusSeconds(1));

        assertThat(source.matching(KNOWN)).isEmpty();
    }

    @Test
    void withoutAnyKeysNobodyIsRefusedOrAccepted() {
        keys = "<html>";

        assertThat(source.matching(KNOWN)).isEmpty();
        pass(JwkSetCache.NOT_AGAIN_FOR);
        keys = TOKENS.publicKeys();
        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);
    }

    @Test
    void silentIssuerHoldsARequestForASecondOnly() {
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService background = Executors.newSingleThreadExecutor();
        JwkSetCache slow = source(work -> background.execute(() -> {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            work.run();
        }));
        long before = System.nanoTime();

        assertThat(slow.matching(KNOWN)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        answer.countDown();
        background.shutdown();
    }

    @Test
    void keysPassedOverAreToldOnceForEachChange() {
        try (LogLines lines = LogLines.of(JwkSetCache.class)) {
            readWith("{\"kid\":\"odd\",\"kty\":\"EC\"}");
            readWith("{\"kid\":\"odd\",\"kty\":\"EC\"}");
            readWith("null");
            readWith("null,".repeat(11) + "{}");

            assertThat(lines.messages()).hasSize(3).first().asString()
                    .isEqualTo(
                            "Passed over at security_jwt_jwks: 1 keys; kid \"odd\": \"The cryptographic curve string must not be null or empty\"");
            assertThat(lines.messages().get(1)).isEqualTo("Passed over at security_jwt_jwks: 1 keys; one without kid: \"it is no object\"");
            assertThat(lines.messages().get(2)).startsWith("Passed over at security_jwt_jwks: 12 keys; ").endsWith("; …")
                    .hasSizeLessThan(600);
        }
    }

    private void readWith(String odd) {
        keys = TOKENS.publicKeys().replaceFirst("\\[", "[" + odd + ",");
        pass(JwkSetCache.RENEWED_EACH.plusSeconds(1));
        assertThat(source.matching(KNOWN).orElseThrow()).hasSize(1);
    }

    @Test
    void failureOfReadingIsOneLineWithoutStackTrace() {
        try (LogLines lines = LogLines.of(JwkSetCache.class)) {
            JwkSetCache broken = new JwkSetCache(() -> {
                throw new IOException("no\nanswer");
            }, Runnable::run, () -> now);

            assertThat(broken.matching(KNOWN)).isEmpty();
            assertThat(lines.messages())
                    .containsExactly(
                            "The keys at security_jwt_jwks cannot be read (IOException: \"no\\u000aanswer\"); no token can be checked");
            assertThat(lines.stackTraces()).isEmpty();
        }
    }

    private JwkSetCache source(Executor executor) {
        return new JwkSetCache(() -> {
            readings.incrementAndGet();
            if (keys == null) {
                throw new IOException("status 500");
            }
            return keys;
        }, executor, () -> now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
