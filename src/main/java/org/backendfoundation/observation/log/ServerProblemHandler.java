package org.backendfoundation.observation.log;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Takes the warnings and errors of the server and its libraries; those of the application come by its own handler. Whoever logs must not fail
 * by it.
 */
final class ServerProblemHandler extends Handler {

    private final List<String> packages;
    private final Consumer<LogLine> problems;

    ServerProblemHandler(List<String> packages, Consumer<LogLine> problems) {
        this.packages = packages;
        this.problems = problems;
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord record) {
        try {
            if (isLoggable(record) && packages.stream().noneMatch(name -> isWithin(name, record.getLoggerName()))) {
                problems.accept(LogLine.of(record));
            }
        } catch (RuntimeException failure) {
            reportError(null, failure, ErrorManager.GENERIC_FAILURE);
        }
    }

    static boolean isWithin(String name, String logger) {
        return logger != null && logger.startsWith(name) && (logger.length() == name.length() || logger.charAt(name.length()) == '.');
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        flush();
    }
}
