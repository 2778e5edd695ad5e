package org.backendfoundation.rest.json;

import static java.util.Map.entry;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backendfoundation.configuration.rule.DurationText;

/** The types without fields that a request body may hold, each with the one JSON form it is read from. */
final class JsonScalars {

    /** Reads a value, or throws the {@link Mismatch} that says what was wanted. */
    interface Scalar {

        Object read(JsonValue value);
    }

    static final class Mismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String rule;

        Mismatch(String rule, String message) {
            super(message, null, false, false);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Scalar INT = value -> (int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Scalar LONG = value -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Scalar DOUBLE = JsonScalars::finite;

    private static final Map<Class<?>, Scalar> TYPES = Map.ofEntries(
            entry(String.class, value -> string(value, "a string")),
            entry(boolean.class, JsonScalars::bool), entry(Boolean.class, JsonScalars::bool),
            entry(int.class, INT), entry(Integer.class, INT), entry(long.class, LONG), entry(Long.class, LONG),
            entry(double.class, DOUBLE), entry(Double.class, DOUBLE), entry(BigDecimal.class, JsonScalars::number),
            entry(OffsetDateTime.class, text("a time such as 2026-01-31T12:00:00Z", Timestamps::parse)),
            entry(Instant.class, text("a time such as 2026-01-31T12:00:00Z", text -> Timestamps.parse(text).toInstant())),
            entry(LocalDate.class, text("a date such as 2026-01-31", Timestamps::parseDate)),
            entry(Duration.class, text("a duration such as 30s or PT30S", DurationText::parse)),
            entry(UUID.class, text("a UUID such as 0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", JsonScalars::uuid)),
            entry(URI.class, text("a URI", URI::create)));

    private JsonScalars() {
    }

    static Optional<Scalar> of(Class<?> type) {
        return type.isEnum() ? Optional.of(constant(type)) : Optional.ofNullable(TYPES.get(type));
    }

    static Mismatch wrongKind(String wanted, JsonValue value) {
        return new Mismatch("type", "Must be " + wanted + ", not " + kind(value) + ".");
    }

    /** The kind of a value in words, never the value itself. */
    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a boolean";
            case NULL -> "null";
        };
    }

    private static Scalar constant(Class<?> type) {
        return value -> Arrays.stream(type.getEnumConstants()).filter(constant -> name(constant).equals(string(value, "a string")))
                .findFirst()
                .orElseThrow(() -> new Mismatch("one_of", Arrays.stream(type.getEnumConstants()).map(JsonScalars::name)
                        .collect(Collectors.joining(", ", "Must be one of ", "."))));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    private static String string(JsonValue value, String wanted) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw wrongKind(wanted, value);
    }

    private static boolean bool(JsonValue value) {
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw wrongKind("true or false", value);
    }

    private static BigDecimal number(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        throw wrongKind("a number", value);
    }

    /** JSON has no form for what overflows to infinity. */
    private static double finite(JsonValue value) {
        double given = number(value).doubleValue();
        if (Double.isFinite(given)) {
            return given;
        }
        throw new Mismatch("range", "Must be between " + -Double.MAX_VALUE + " and " + Double.MAX_VALUE + ".");
    }

    private static long whole(JsonValue value, long min, long max) {
        try {
            BigInteger given = number(value).toBigIntegerExact();
            if (given.compareTo(BigInteger.valueOf(min)) >= 0 && given.compareTo(BigInteger.valueOf(max)) <= 0) {
                return given.longValue();
            }
        } catch (ArithmeticException hasFraction) {
            throw new Mismatch("type", "Must be a whole number.");
        }
        throw new Mismatch("range", "Must be between " + min + " and " + max + ".");
    }

    private static Scalar text(String wanted, Function<String, Object> parser) {
        return value -> {
            String text = string(value, wanted);
            try {
                return parser.apply(text);
            } catch (RuntimeException unparsable) {
                throw new Mismatch("format", "Must be " + wanted + ".");
            }
        };
    }

    /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1} as well. */
    private static UUID uuid(String text) {
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw new IllegalArgumentException();
    }
}
