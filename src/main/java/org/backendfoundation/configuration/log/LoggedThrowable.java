package org.backendfoundation.configuration.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Replaces a throwable in the log whose message, or that of a cause, must not be written as it is. It keeps the type's name and the stack
 * trace.
 */
final class LoggedThrowable extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String text;

    private LoggedThrowable(Throwable thrown, Set<Throwable> seen) {
        super(thrown.getMessage() == null ? null : SafeLogger.safe(thrown.getMessage()));
        text = SafeLogger.safe(thrown.toString());
        setStackTrace(thrown.getStackTrace());
        if (isNew(thrown.getCause(), seen)) {
            initCause(new LoggedThrowable(thrown.getCause(), seen));
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (isNew(suppressed, seen)) {
                addSuppressed(new LoggedThrowable(suppressed, seen));
            }
        }
    }

    /** Returns the throwable itself if all its messages may be written. */
    static Throwable of(Throwable thrown) {
        return isSafe(thrown, none()) ? thrown : new LoggedThrowable(thrown, none());
    }

    /** Visits each throwable once: a throwable may be among its own causes. */
    private static Set<Throwable> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean isNew(Throwable thrown, Set<Throwable> seen) {
        return thrown != null && seen.add(thrown);
    }

    private static boolean isSafe(Throwable thrown, Set<Throwable> seen) {
        if (!isNew(thrown, seen)) {
            return true;
        }
        boolean isSafe = SafeLogger.isSafe(thrown.toString()) && isSafe(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            isSafe &= isSafe(suppressed, seen);
        }
        return isSafe;
    }

    @Override
    public String toString() {
        return text;
    }
}
