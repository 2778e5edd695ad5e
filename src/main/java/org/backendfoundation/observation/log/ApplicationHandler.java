package org.backendfoundation.observation.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.backendfoundation.configuration.log.LoggerTree;
import org.backendfoundation.configuration.log.SafeLogger;

/**
 * Writes lines as JSON to the standard output, or else adds node, request, trace and actor to their text, which the server's handlers then
 * write. Whoever logs, no line has a second one in it.
 */
final class ApplicationHandler extends Handler {

    private final String node;
    private final boolean isJson;
    private final Consumer<LogLine> problems;
    private final Set<String> changed;
    /** The servers replace {@code System.out} by their own logs. */
    private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);

    /**
     * @param problems  gets warnings and errors
     * @param changed   packages that have a level for a while, as they are at each line
     */
    ApplicationHandler(String node, boolean isJson, Consumer<LogLine> problems, Set<String> changed) {
        this.node = label(node);
        this.isJson = isJson;
        this.problems = problems;
        this.changed = changed;
    }

    /** Without what a pattern of a message or the end of the context could be. */
    private static String label(String node) {
        return node.codePoints().map(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Override
    public void publish(LogRecord record) {
        try {
            publish(LogLine.of(record), record);
        } catch (RuntimeException failure) {
            reportError(null, failure, ErrorManager.FORMAT_FAILURE);
        }
    }

    private void publish(LogLine line, LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            problems.accept(line);
        }
        if (isJson) {
            write(line, record.getThrown());
        } else {
            addContext(line, record);
        }
    }

    private void write(LogLine line, Throwable thrown) {
        byte[] bytes = (line.toJson(node, thrown) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            output.write(bytes);
        } catch (IOException failure) {
            reportError(null, failure, ErrorManager.WRITE_FAILURE);
        }
    }

    private void addContext(LogLine line, LogRecord record) {
        record.setMessage(raised(line, record) + line.message() + line.context(node));
        record.setParameters(null);
        if (record.getThrown() != null) {
            record.setThrown(SafeLogger.safe(record.getThrown()));
        }
    }

    /** The server's handlers pass over what is below their level, though somebody asked for it: such a line gets their level. */
    private String raised(LogLine line, LogRecord record) {
        int lowest = Arrays.stream(LoggerTree.root().getHandlers()).filter(handler -> !(handler instanceof ServerProblemHandler))
                .mapToInt(handler -> handler.getLevel().intValue()).min().orElse(Level.ALL.intValue());
        if (record.getLevel().intValue() >= lowest
                || changed.stream().noneMatch(name -> ServerProblemHandler.isWithin(name, line.logger()))) {
            return "";
        }
        String before = record.getLevel().getName() + ": ";
        record.setLevel(Level.parse(String.valueOf(lowest)));
        return before;
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    /** The standard output is everybody's. */
    @Override
    public void close() {
        flush();
    }
}
