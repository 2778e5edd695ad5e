package org.backendfoundation.security.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Counts refused credentials for each name (an address, or the beginning of a key). From the limit on, each further failure locks the name
 * out, for a second at first and each time twice as long. An hour without failures resets the count. Failures during a lock-out are not
 * counted: they would extend it, and a caller that retries without end would be locked out for ever. Memory is bounded: beyond {@link
 * #MOST_NAMES} the least used names are evicted.
 */
public class FailureLockout {

    static final int MOST_NAMES = 100_000;
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    public static final Failures NONE = new Failures(0, Duration.ZERO);
    private static final Duration FIRST_LOCK = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 30;

    /** @param lockedUntil on the ticker */
    private record Count(int failures, long lockedUntil) {
    }

    /** @param lockedFor zero below the limit */
    public record Failures(int count, Duration lockedFor) {
    }

    private final int limit;
    private final Duration longestLock;
    private final Ticker ticker;
    private final Cache<String, Count> counts;

    FailureLockout(int limit, Duration longestLock, Ticker ticker) {
        this.limit = limit;
        this.longestLock = longestLock;
        this.ticker = ticker;
        this.counts = Caffeine.newBuilder().maximumSize(MOST_NAMES).expireAfterWrite(FORGOTTEN_AFTER.plus(longestLock)).ticker(ticker)
                .build();
    }

    /** Zero if the name is not locked out. */
    Duration lockedFor(String name) {
        Count count = counts.getIfPresent(name);
        return count == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, count.lockedUntil() - ticker.read()));
    }

    Failures add(String name) {
        long now = ticker.read();
        Count counted = counts.asMap().compute(name, (key, before) -> {
            int failures = before == null ? 1 : Math.min(Integer.MAX_VALUE - 1, before.failures()) + 1;
            return new Count(failures, now + lock(failures).toNanos());
        });
        return new Failures(counted.failures(), lock(counted.failures()));
    }

    private Duration lock(int failures) {
        if (failures < limit) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_LOCK.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - limit));
        return doubled.compareTo(longestLock) < 0 ? doubled : longestLock;
    }
}
