package org.backendfoundation.database.connection;

import java.time.Duration;
import java.util.function.LongBinaryOperator;

/**
 * How long to wait before the next attempt: a random time up to a bound that doubles with each attempt, so that many nodes do not retry in
 * step ("full jitter": AWS Architecture Blog, "Exponential Backoff And Jitter", 2015). The bound stays below the five seconds within which
 * a node promises to reconnect.
 */
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(250);
    static final Duration MOST = Duration.ofSeconds(3);
    private static final int DOUBLINGS = 10;

    private final LongBinaryOperator random;

    /** @param random a number from the first argument up to, and without, the second */
    Backoff(LongBinaryOperator random) {
        this.random = random;
    }

    /** @param attempt counted from 1 */
    Duration after(int attempt) {
        long bound = FIRST.toMillis() << Math.min(attempt - 1, DOUBLINGS);
        return Duration.ofMillis(random.applyAsLong(FIRST.toMillis() / 2, Math.min(bound, MOST.toMillis()) + 1));
    }
}
