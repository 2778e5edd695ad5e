package org.backendfoundation.observation.log;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.backendfoundation.configuration.log.LogLevel;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;

/**
 * A line of the log, with what is known of the request in which it was written.
 *
 * @param level     such as {@code WARNING}, by the names of {@code log_level} on each server
 * @param logger    usually the name of a class
 * @param message   on one line, without secrets
 * @param requestId null outside of requests
 * @param traceId   null where there is no trace
 * @param actorId   null in work that nobody asked for
 * @param exception type and message of what was thrown; null where nothing was
 */
public record LogLine(OffsetDateTime timestamp, String level, String logger, String message, String requestId, String traceId,
        UUID actorId, String exception) {

    private static final Formatter FORMATTER = new SimpleFormatter();
    private static final JsonProvider JSON = JsonProvider.provider();

    /** On the thread that logs. */
    static LogLine of(LogRecord record) {
        RequestContext context = RequestContext.current();
        return new LogLine(OffsetDateTime.ofInstant(record.getInstant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                LogLevel.nameOf(record.getLevel()), String.valueOf(record.getLoggerName()),
                SafeLogger.safe(FORMATTER.formatMessage(record)),
                context.requestId(), context.traceId(), context.caller().equals(Caller.SYSTEM) ? null : context.caller().id(),
                record.getThrown() == null ? null : SafeLogger.safe(record.getThrown()).toString());
    }

    /** Node, request, trace and actor, as they follow the message of a text. */
    String context(String node) {
        StringBuilder context = new StringBuilder(" [node=").append(node);
        append(context, " request=", requestId);
        append(context, " trace=", traceId);
        append(context, " actor=", actorId);
        return context.append(']').toString();
    }

    private static void append(StringBuilder context, String name, Object value) {
        if (value != null) {
            context.append(name).append(value);
        }
    }

    /** @param thrown what {@link #exception} tells of; it is written with its stack */
    JsonObject toJson(String node, Throwable thrown) {
        JsonObjectBuilder line = JSON.createObjectBuilder().add("timestamp", timestamp.toString()).add("level", level).add("logger", logger)
                .add("message", message).add("node", node);
        addKnown(line, "request_id", requestId);
        addKnown(line, "trace_id", traceId);
        addKnown(line, "actor_id", actorId);
        addKnown(line, "exception", exception);
        if (thrown != null) {
            StringWriter stack = new StringWriter();
            SafeLogger.safe(thrown).printStackTrace(new PrintWriter(stack, true));
            line.add("stack", stack.toString());
        }
        return line.build();
    }

    private static void addKnown(JsonObjectBuilder line, String name, Object value) {
        if (value != null) {
            line.add(name, value.toString());
        }
    }
}
