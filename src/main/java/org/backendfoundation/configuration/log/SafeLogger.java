package org.backendfoundation.configuration.log;

import java.text.MessageFormat;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * The logger of every class of the foundation: nothing that a caller wrote makes a line of the log of its own or shows a secret there,
 * whatever the level and the server. The message and those of all throwables are written on one line; line breaks of their own do not
 * survive either.
 * <pre>{@code
 * private static final Logger LOG = SafeLogger.of(Sealer.class);
 * }</pre>
 */
@PublicApi
@NullMarked
public final class SafeLogger extends Logger {

    /** The logger with the handlers and levels. It is referenced here because a log manager holds loggers weakly. */
    private final Logger target;

    private SafeLogger(Logger target) {
        super(target.getName(), null);
        this.target = target;
    }

    public static Logger of(Class<?> owner) {
        return new SafeLogger(Logger.getLogger(owner.getName()));
    }

    @Override
    public boolean isLoggable(Level level) {
        return target.isLoggable(level);
    }

    @Override
    public void log(LogRecord logged) {
        // the caller's class is determined here; otherwise this class would appear as the source of the line
        logged.setSourceClassName(getName());
        logged.setSourceMethodName(null);
        logged.setMessage(safe(text(logged)));
        logged.setParameters(null);
        if (logged.getThrown() != null) {
            logged.setThrown(safe(logged.getThrown()));
        }
        target.log(logged);
    }

    private static String text(LogRecord logged) {
        boolean isPattern = logged.getParameters() != null && logged.getParameters().length > 0;
        return isPattern ? MessageFormat.format(logged.getMessage(), logged.getParameters()) : String.valueOf(logged.getMessage());
    }

    /** The text on one line, without secrets, for logs that are not ours. */
    public static String safe(String text) {
        return LogSafe.line(ShownSecrets.mask(text));
    }

    /** The throwable, or one in its place that shows the same without what must not be written. */
    public static Throwable safe(Throwable thrown) {
        return LoggedThrowable.of(thrown);
    }

    static boolean isSafe(String text) {
        return text.equals(safe(text));
    }
}
