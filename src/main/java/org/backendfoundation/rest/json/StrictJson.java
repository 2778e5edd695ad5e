package org.backendfoundation.rest.json;

import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Optional;
import org.backendfoundation.problem.ProblemException;

/**
 * Reads what a caller sent, and nothing but what it says. JSON-B alone takes the last of two equal keys, skips unknown fields and trailing
 * text, and turns {@code 1} into {@code "1"}; here each of these is refused with its place.
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
     * @throws ProblemException with line and column: {@code MALFORMED_JSON} for what is none, {@code JSON_REFUSED} for what is not taken
     *                          all the same, such as a name that an object has twice, nesting beyond 64 levels, or U+0000, which the
     *                          database cannot store
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
     * @param type a record or bean of strings, numbers, booleans, enums, UUIDs, times, lists, maps, optionals, further records and JSON-P
     *             values
     * @throws ProblemException {@code VALIDATION_FAILED} with a violation for each field that is unknown, missing or of another type
     */
    public static Object bind(JsonValue value, Type type) {
        return JsonBinding.bind(value, type);
    }

    /** The type, within a type, that no body can hold; empty if {@link #bind} knows them all. */
    public static Optional<Type> unbindable(Type type) {
        return JsonBinding.unbindable(type, new HashSet<>());
    }

    /**
     * A value of a query parameter, read by the rules for the same type in a body.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} with one violation
     */
    public static Object parameter(String name, String text, Class<?> type) {
        return JsonScalars.of(type).orElseThrow(() -> new IllegalStateException("No parameter can be a " + type.getName()))
                .readParameter(name, text);
    }
}
