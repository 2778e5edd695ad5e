package org.backendfoundation.persistence;

import java.util.Optional;
import java.util.function.Supplier;

/** Why somebody changes rows, for whoever tells of the change: known on the thread while the work lasts. */
public final class ChangeReason {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private ChangeReason() {
    }

    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    public static <T> T with(String reason, Supplier<T> work) {
        CURRENT.set(reason);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }
}
