package org.backendfoundation.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition with a deadline, and never for a fixed time. */
public final class Deadline {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Deadline() {
    }

    /** @throws IllegalStateException with the condition's name, if it did not hold in time */
    public static void await(String what, Duration atMost, BooleanSupplier condition) {
        if (!within(atMost, condition)) {
            throw new IllegalStateException("Waited %s s in vain for %s".formatted(atMost.toSeconds(), what));
        }
    }

    public static boolean within(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
