package org.backendfoundation.rest.json;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;

/**
 * Query parameters as values of the types that {@link JsonScalars} knows; what is a number or a boolean there has no quotes here either.
 */
public final class ParameterText {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<
            Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class, BigDecimal.class);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private ParameterText() {
    }

    public static Object read(String name, String text, Class<?> type) {
        try {
            return JsonScalars.of(type).orElseThrow(() -> new IllegalStateException("No parameter can be a " + type.getName()))
                    .read(json(text, type));
        } catch (JsonScalars.Mismatch mismatch) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.",
                    List.of(new Violation(name, mismatch.rule(), mismatch.getMessage())));
        }
    }

    private static JsonValue json(String text, Class<?> type) {
        if (NUMBERS.contains(type) && PLAIN_NUMBER.matcher(text).matches()) {
            return JSON.createValue(new BigDecimal(text));
        }
        if ((type == boolean.class || type == Boolean.class) && (text.equals("true") || text.equals("false"))) {
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (text.indexOf('\0') >= 0) {
            throw new JsonScalars.Mismatch("format", "Must not contain U+0000.");
        }
        return JSON.createValue(text);
    }
}
