package org.backendfoundation.rest.json;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * The one JSON form of a type without fields, for both directions, so that what was written can be read.
 *
 * @param format  the format that OpenAPI names; null where there is none
 * @param order   what comparing two values means
 * @param reading throws {@link JsonScalars.Mismatch}, which says what was wanted
 */
public record JsonScalar(Kind kind, String format, Order order, Function<JsonValue, Object> reading,
        BiConsumer<JsonGenerator, Object> writing) {

    /** What JSON has. */
    public enum Kind {
        STRING, NUMBER, INTEGER, BOOLEAN
    }

    /** Whether lists may be in the order of the values, and may be narrowed to a range of them. */
    public enum Order {
        NONE, SORTED, RANGED
    }

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][-+]?\\d{1,3})?");

    /** @throws JsonScalars.Mismatch that says what was wanted */
    public Object read(JsonValue value) {
        return reading.apply(value);
    }

    /** Writes a value, not null, where the generator stands. */
    public void write(JsonGenerator out, Object value) {
        writing.accept(out, value);
    }

    /**
     * A query parameter, read by the rules of a body; what is a number or a boolean there has no quotes here either.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} with one violation
     */
    public Object readParameter(String name, String text) {
        try {
            return read(json(text));
        } catch (JsonScalars.Mismatch mismatch) {
            throw InvalidRequest.because(mismatch.at(name));
        }
    }

    /**
     * The JSON of a text outside of JSON: a number or a boolean where that is wanted, else a string.
     *
     * @throws JsonScalars.Mismatch for a text that is none, or that nothing can store
     */
    public JsonValue json(String text) {
        boolean isNumber = kind == Kind.NUMBER || kind == Kind.INTEGER;
        if (isNumber && PLAIN_NUMBER.matcher(text).matches()) {
            return JSON.createValue(new BigDecimal(text));
        }
        if (kind == Kind.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        switch (kind) {
            case NUMBER -> throw new JsonScalars.Mismatch("type", "Must be a number such as 1234.50.");
            case INTEGER -> throw new JsonScalars.Mismatch("type", "Must be a whole number such as 1234.");
            case BOOLEAN -> throw new JsonScalars.Mismatch("type", "Must be true or false.");
            case STRING -> {
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw new JsonScalars.Mismatch("format", "Must not contain U+0000.");
        }
        return JSON.createValue(text);
    }
}
