package org.backendfoundation.rest;

import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import org.backendfoundation.problem.ProblemException;

/**
 * Reads what a caller sent, and nothing but what it says. JSON-B alone takes the last of two equal keys, skips unknown fields and trailing text,
 * and turns {@code 1} into {@code "1"}; here each of these is refused with its place.
 * <pre>{@code
 * NewActor actor = StrictJson.read(body, NewActor.class);
 * }</pre>
 */
public final class StrictJson {

    private StrictJson() {
    }

    /**
     * The tree of a JSON text (RFC 8259) in UTF-8.
     *
     * @throws ProblemException {@code MALFORMED_JSON} with line and column
     */
    public static JsonValue parse(byte[] body) {
        return new JsonText(body).parse();
    }

    /** Parses and binds; see {@link #bind}. */
    @SuppressWarnings("unchecked")
    public static <T> T read(byte[] body, Type type) {
        return (T) JsonBinding.bind(parse(body), type);
    }

    /**
     * @param type a record or bean of strings, numbers, booleans, enums, UUIDs, times, lists, maps, optionals, further records and JSON-P values
     * @throws ProblemException {@code VALIDATION_FAILED} with a violation for each field that is unknown, missing or of another type
     */
    public static <T> T bind(JsonValue value, Class<T> type) {
        @SuppressWarnings("unchecked")
        T bound = (T) JsonBinding.bind(value, type);
        return bound;
    }
}
