package org.backendfoundation.configuration.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Stands in the log for a throwable that says something which must not be written as it is, or has a cause that does. It keeps the other's name
 * and trace.
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

    /** The throwable itself if all that it says may be written. */
    static Throwable of(Throwable thrown) {
        return isSafe(thrown, none()) ? thrown : new LoggedThrowable(thrown, none());
    }

    /** Each is looked at once: a throwable may be among its own causes. */
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
