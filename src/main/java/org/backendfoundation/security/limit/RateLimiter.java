package org.backendfoundation.security.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Limits the requests a minute for each of many keys with a token bucket, which is full at first and refills evenly. Memory is bounded:
 * beyond {@link #MOST_KEYS} the least used keys are evicted, and start with a full bucket again.
 */
public class RateLimiter {

    static final int MOST_KEYS = 100_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final String name;
    private final int quota;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    /**
     * @param name  of the policy, as callers see it
     * @param quota requests a minute; 0 for no limit
     */
    RateLimiter(String name, int quota, Ticker ticker) {
        this.name = name;
        this.quota = quota;
        this.meter = new TickerMeter(ticker);
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(WINDOW.multipliedBy(2)).ticker(ticker).build();
    }

    Verdict tryAcquire(String key) {
        if (quota == 0) {
            return new Verdict(name, 0, 0, Duration.ZERO, Duration.ZERO);
        }
        ConsumptionProbe probe = buckets.get(key, unknown -> full()).tryConsumeAndReturnRemaining(1);
        return new Verdict(name, quota, probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
    }

    private Bucket full() {
        return Bucket.builder().addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW)).withCustomTimePrecision(meter).build();
    }

    /**
     * The fields of draft-ietf-httpapi-ratelimit-headers-10.
     *
     * @param quota      0 where there is no limit
     * @param untilFull  when the whole quota is available again
     * @param retryAfter zero if the request is admitted
     */
    public record Verdict(String policy, int quota, long remaining, Duration untilFull, Duration retryAfter) {

        public boolean isAdmitted() {
            return retryAfter.isZero();
        }

        public boolean isLimited() {
            return quota > 0;
        }

        public String policyField() {
            return '"' + policy + "\";q=" + quota + ";w=" + WINDOW.toSeconds();
        }

        public String field() {
            return '"' + policy + "\";r=" + remaining + ";t=" + untilFull.plusMillis(999).toSeconds();
        }
    }

    /** Lets tests turn the clock of the buckets. */
    private record TickerMeter(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
