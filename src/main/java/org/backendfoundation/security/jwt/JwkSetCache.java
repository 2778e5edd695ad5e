package org.backendfoundation.security.jwt;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.backendfoundation.configuration.log.LogSafe;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Caches and renews the issuer's keys. They are fetched in the background, one fetch at a time and not again too soon, however many tokens
 * with forged kids arrive. A request waits for a fetch only if the cached keys do not answer it, and only for {@link #PATIENCE}. While the
 * issuer does not answer, the cached keys stay valid, but for {@link #LONGEST} at most: otherwise a withdrawn key would never go away.
 */
class JwkSetCache {

    static final Duration RENEWED_EACH = Duration.ofMinutes(5);
    static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_TOLD = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Logger LOG = SafeLogger.of(JwkSetCache.class);

    /** Reads the text of the set. */
    interface Reader {
        String read() throws IOException;
    }

    private record Kept(JsonWebKeys keys, Instant at) {
    }

    private final Reader reader;
    private final Executor executor;
    private final InstantSource clock;
    private volatile Kept kept;
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
    private Instant begun = Instant.MIN;

    JwkSetCache(Reader reader, Executor executor, InstantSource clock) {
        this.reader = reader;
        this.executor = executor;
        this.clock = clock;
    }

    /** The keys that may have made this signature; empty if there are none, and absent if no keys could be read for too long. */
    Optional<List<JWK>> matching(JWSHeader header) {
        Kept now = kept;
        if (now == null || isOlderThan(now, LONGEST)) {
            await(renew());
            return current().map(keys -> keys.matching(header));
        }
        List<JWK> known = now.keys().matching(header);
        if (known.isEmpty()) {
            await(renew());
            return current().map(keys -> keys.matching(header));
        }
        if (isOlderThan(now, RENEWED_EACH)) {
            renew();
        }
        return Optional.of(known);
    }

    private Optional<JsonWebKeys> current() {
        return Optional.ofNullable(kept).filter(now -> !isOlderThan(now, LONGEST)).map(Kept::keys);
    }

    private boolean isOlderThan(Kept now, Duration age) {
        return now.at().plus(age).isBefore(clock.instant());
    }

    /** Starts a fetch, unless one is running or ran just now. */
    synchronized CompletableFuture<Void> renew() {
        Instant now = clock.instant();
        if (reading.isDone() && (begun.equals(Instant.MIN) || !begun.plus(NOT_AGAIN_FOR).isAfter(now))) {
            begun = now;
            reading = CompletableFuture.runAsync(this::read, executor);
        }
        return reading;
    }

    private void read() {
        try {
            JsonWebKeys keys = JsonWebKeys.parse(reader.read());
            logChanges(keys);
            kept = new Kept(keys, clock.instant());
        } catch (IOException | ParseException failure) {
            LOG.warning(() -> "The keys at security_jwt_jwks cannot be read (" + reason(failure) + "); "
                    + (kept == null ? "no token can be checked" : "those of " + kept.at() + " count on"));
        }
    }

    private void logChanges(JsonWebKeys keys) {
        if (keys.set().isEmpty()) {
            LOG.warning("The set of keys at security_jwt_jwks has no key that may be used; tokens are refused");
        }
        List<String> before = kept == null ? List.of() : kept.keys().passedOver();
        if (!keys.passedOver().equals(before)) {
            LOG.warning(() -> "Passed over at security_jwt_jwks: " + keys.passedOver().size() + " keys" + listed(keys.passedOver()));
        }
    }

    private static String listed(List<String> keys) {
        String more = keys.size() > MOST_TOLD ? "; …" : "";
        return keys.stream().limit(MOST_TOLD).map(key -> "; " + key).collect(Collectors.joining()) + more;
    }

    /** Brings foreign text, such as the issuer's answer or an operating system's message, on one line. */
    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + LogSafe.quote(String.valueOf(failure.getMessage()));
    }

    private static void await(CompletableFuture<Void> reading) {
        try {
            reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, e, () -> "Reading the keys at security_jwt_jwks failed unexpectedly");
        } catch (TimeoutException e) {
            LOG.fine("The keys at security_jwt_jwks are still being read");
        }
    }
}
