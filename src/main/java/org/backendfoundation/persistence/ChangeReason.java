package org.backendfoundation.persistence;

import java.util.Optional;
import java.util.function.Supplier;

/** The reason of a change, known on the thread while the work runs; the audit trail records it. */
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
