package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * Tells a duplicate within an imported file from one that was there before: by the first line that has the value. The file is read for it
 * once for each attribute, when the database refuses the first value of that.
 */
public final class EarlierLines {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String RULE = "unique";

    private final Supplier<BatchLines> file;
    private final Map<String, Map<JsonValue, Long>> linesByPointer = new HashMap<>();

    /** @param file reads it from its beginning */
    public EarlierLines(Supplier<BatchLines> file) {
        this.file = file;
    }

    /** The failure of a line, with the line that has the same value before it, if there is one. */
    public ProblemException describe(BatchLine line, ProblemException failure) {
        if (failure.code() != PersistenceError.CONSTRAINT_VIOLATED) {
            return failure;
        }
        Optional<Long> first = failure.violations().stream().filter(one -> RULE.equals(one.rule()))
                .flatMap(one -> first(line, one.pointer()).stream()).findFirst();
        return first.map(number -> withLine(failure, " Also in line " + number + ".")).orElse(failure);
    }

    private static ProblemException withLine(ProblemException failure, String also) {
        return new ProblemException(failure.code(), failure.getMessage() + also, failure.violations().stream()
                .map(one -> RULE.equals(one.rule()) ? new Violation(one.pointer(), one.rule(), one.message() + also) : one).toList());
    }

    private Optional<Long> first(BatchLine line, String pointer) {
        JsonPointer at = JSON.createPointer(pointer);
        Map<JsonValue, Long> lines = linesByPointer.computeIfAbsent(pointer, any -> lines(at));
        return value(line, at).map(lines::get).filter(number -> number < line.number());
    }

    private Map<JsonValue, Long> lines(JsonPointer at) {
        Map<JsonValue, Long> lines = new HashMap<>();
        file.get().forEachRemaining(line -> value(line, at).ifPresent(value -> lines.putIfAbsent(value, line.number())));
        return lines;
    }

    /** Empty for a line without the value, and for one that cannot be read. */
    private static Optional<JsonValue> value(BatchLine line, JsonPointer at) {
        try {
            return line.content().get().json() instanceof JsonObject object && at.containsValue(object) ? Optional.of(at.getValue(object))
                    : Optional.empty();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
