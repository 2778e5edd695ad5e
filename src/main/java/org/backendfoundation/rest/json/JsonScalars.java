package org.backendfoundation.rest.json;

import static java.util.Map.entry;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.Date;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backendfoundation.configuration.rule.DurationText;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar.Kind;
import org.backendfoundation.rest.json.JsonScalar.Order;

/** The types without fields that JSON may hold here, each with the one form that it is read from and written in. */
public final class JsonScalars {

    /** Says what was wanted instead of the value; never the value itself. */
    public static final class Mismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final String rule;
        private final transient Object[] facts;

        /** @param facts what the message names, see {@link Violation#of} */
        public Mismatch(String rule, String message, Object... facts) {
            super(message, null, false, false);
            this.rule = rule;
            this.facts = facts;
        }

        public Violation at(String pointer) {
            return Violation.of(pointer, rule, getMessage(), facts);
        }

        public String rule() {
            return rule;
        }
    }

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String A_TIME = "a time such as 2026-01-31T12:00:00Z";
    private static final String A_DATE = "a date such as 2026-01-31";
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*+");

    private static final Map<Class<?>, JsonScalar> TYPES = Map.ofEntries(
            entry(String.class, new JsonScalar(Kind.STRING, null, Order.SORTED, value -> string(value, "a string"), text(String::valueOf))),
            entry(Character.class, text(null, Order.SORTED, "a string of one character", JsonScalars::character, String::valueOf)),
            entry(Boolean.class,
                    new JsonScalar(Kind.BOOLEAN, null, Order.SORTED, JsonScalars::bool, (out, value) -> out.write((boolean) value))),
            entry(Byte.class, whole("int32", Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue)),
            entry(Short.class, whole("int32", Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue)),
            entry(Integer.class, whole("int32", Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue)),
            entry(Long.class, whole("int64", Long.MIN_VALUE, Long.MAX_VALUE, whole -> whole)),
            entry(BigInteger.class, new JsonScalar(Kind.INTEGER, null, Order.RANGED, JsonScalars::integer,
                    (out, value) -> out.write((BigInteger) value))),
            entry(Float.class, new JsonScalar(Kind.NUMBER, "float", Order.RANGED, JsonScalars::finiteFloat,
                    (out, value) -> writeFloating(out, (Number) value))),
            entry(Double.class, new JsonScalar(Kind.NUMBER, "double", Order.RANGED, JsonScalars::finite,
                    (out, value) -> writeFloating(out, (Number) value))),
            entry(BigDecimal.class, new JsonScalar(Kind.NUMBER, null, Order.RANGED, JsonScalars::number,
                    (out, value) -> out.write((BigDecimal) value))),
            entry(OffsetDateTime.class, text("date-time", Order.RANGED, A_TIME, Timestamps::parse, Timestamps::format)),
            entry(Instant.class, text("date-time", Order.RANGED, A_TIME, text -> Timestamps.parse(text).toInstant(), JsonScalars::utc)),
            entry(ZonedDateTime.class, text("date-time", Order.RANGED, A_TIME, text -> Timestamps.parse(text).toZonedDateTime(),
                    time -> Timestamps.format(time.toOffsetDateTime()))),
            entry(Date.class, text("date-time", Order.RANGED, A_TIME, text -> Date.from(Timestamps.parse(text).toInstant()),
                    time -> utc(Instant.ofEpochMilli(time.getTime())))),
            entry(Timestamp.class, text("date-time", Order.RANGED, A_TIME, text -> Timestamp.from(Timestamps.parse(text).toInstant()),
                    time -> utc(time.toInstant()))),
            entry(LocalDate.class, text("date", Order.RANGED, A_DATE, Timestamps::parseDate, LocalDate::toString)),
            entry(java.sql.Date.class, text("date", Order.RANGED, A_DATE, text -> java.sql.Date.valueOf(Timestamps.parseDate(text)),
                    date -> date.toLocalDate().toString())),
            entry(LocalDateTime.class, text("local-date-time", Order.RANGED, "a time without an offset, such as 2026-01-31T12:00:00",
                    Timestamps::parseLocal, Timestamps::format)),
            entry(LocalTime.class,
                    text("local-time", Order.RANGED, "a time of day such as 12:00:00", LocalTime::parse, Timestamps::format)),
            entry(OffsetTime.class,
                    text("time", Order.RANGED, "a time of day such as 12:00:00Z", OffsetTime::parse, Timestamps::format)),
            entry(Year.class, new JsonScalar(Kind.INTEGER, "int32", Order.RANGED,
                    value -> Year.of((int) whole(value, Year.MIN_VALUE, Year.MAX_VALUE)),
                    (out, value) -> out.write(((Year) value).getValue()))),
            entry(YearMonth.class, text(null, Order.RANGED, "a month such as 2026-01", Timestamps::parseMonth, YearMonth::toString)),
            entry(Duration.class, text("duration", Order.NONE, "a duration such as 30s or PT30S", DurationText::parse, Duration::toString)),
            entry(Period.class, text("duration", Order.NONE, "a period such as P1M", Period::parse, Period::toString)),
            entry(ZoneId.class, text(null, Order.SORTED, "a time zone such as Europe/Zurich", ZoneId::of, ZoneId::getId)),
            entry(Currency.class, text(null, Order.SORTED, "a currency such as EUR", Currency::getInstance, Currency::getCurrencyCode)),
            entry(Locale.class, text(null, Order.SORTED, "a language tag such as de-CH", JsonScalars::locale, Locale::toLanguageTag)),
            entry(UUID.class, text("uuid", Order.SORTED, "a UUID such as 0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", JsonScalars::uuid,
                    UUID::toString)),
            entry(URI.class, text("uri-reference", Order.SORTED, "a URI", URI::create, URI::toString)),
            entry(byte[].class, text("byte", Order.NONE, "bytes in base64", text -> Base64.getDecoder().decode(text),
                    bytes -> Base64.getEncoder().encodeToString(bytes))));

    private static final Map<Class<?>,
            Class<?>> BOXED = Map.of(boolean.class, Boolean.class, byte.class, Byte.class, short.class, Short.class,
                    int.class, Integer.class, long.class, Long.class, float.class, Float.class, double.class, Double.class, char.class,
                    Character.class);

    private static final ClassValue<Optional<JsonScalar>> ENUMS = new ClassValue<>() {
        @Override
        protected Optional<JsonScalar> computeValue(Class<?> type) {
            return Optional.of(new JsonScalar(Kind.STRING, null, Order.SORTED, value -> constant(type, value), text(JsonScalars::name)));
        }
    };

    private JsonScalars() {
    }

    public static Optional<JsonScalar> of(Class<?> type) {
        return type.isEnum() ? ENUMS.get(type) : Optional.ofNullable(TYPES.get(BOXED.getOrDefault(type, type)));
    }

    public static Mismatch wrongKind(String wanted, JsonValue value) {
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

    private static Object constant(Class<?> type, JsonValue value) {
        String given = string(value, "a string");
        return Arrays.stream(type.getEnumConstants()).filter(constant -> name(constant).equals(given)).findFirst()
                .orElseThrow(() -> mismatchOfConstants(type));
    }

    private static Mismatch mismatchOfConstants(Class<?> type) {
        String known = Arrays.stream(type.getEnumConstants()).map(JsonScalars::name).collect(Collectors.joining(", "));
        return new Mismatch("one_of", "Must be one of " + known + ".", known);
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

    private static BigInteger integer(JsonValue value) {
        try {
            return number(value).toBigIntegerExact();
        } catch (ArithmeticException hasFraction) {
            throw new Mismatch("type", "Must be a whole number.");
        }
    }

    private static Object finiteFloat(JsonValue value) {
        float given = number(value).floatValue();
        if (Float.isFinite(given)) {
            return given;
        }
        throw new Mismatch("range", "Must be between " + -Float.MAX_VALUE + " and " + Float.MAX_VALUE + ".", -Float.MAX_VALUE,
                Float.MAX_VALUE);
    }

    /** JSON has no form for what overflows to infinity. */
    private static Object finite(JsonValue value) {
        double given = number(value).doubleValue();
        if (Double.isFinite(given)) {
            return given;
        }
        throw new Mismatch("range", "Must be between " + -Double.MAX_VALUE + " and " + Double.MAX_VALUE + ".", -Double.MAX_VALUE,
                Double.MAX_VALUE);
    }

    private static long whole(JsonValue value, long min, long max) {
        BigInteger given = integer(value);
        if (given.compareTo(BigInteger.valueOf(min)) >= 0 && given.compareTo(BigInteger.valueOf(max)) <= 0) {
            return given.longValue();
        }
        throw new Mismatch("range", "Must be between " + min + " and " + max + ".", min, max);
    }

    private static JsonScalar whole(String format, long min, long max, Function<Long, Object> narrowing) {
        return new JsonScalar(Kind.INTEGER, format, Order.RANGED, value -> narrowing.apply(whole(value, min, max)),
                (out, value) -> out.write(((Number) value).longValue()));
    }

    /** The shortest digits that are read back as the same number. What is no number has no form in JSON. */
    private static void writeFloating(JsonGenerator out, Number value) {
        if (Double.isFinite(value.doubleValue())) {
            out.write(new BigDecimal(value.toString()));
        } else {
            out.writeNull();
        }
    }

    private static <T> JsonScalar text(String format, Order order, String wanted, Function<String, T> parser,
            Function<T, String> formatter) {
        return new JsonScalar(Kind.STRING, format, order, value -> parse(value, wanted, parser), text(formatter));
    }

    @SuppressWarnings("unchecked") // a scalar is asked for values of its own type only
    private static <T> BiConsumer<JsonGenerator, Object> text(Function<T, String> formatter) {
        return (out, value) -> out.write(formatter.apply((T) value));
    }

    static <T> T parse(JsonValue value, String wanted, Function<String, T> parser) {
        String text = string(value, wanted);
        try {
            return parser.apply(text);
        } catch (RuntimeException unparsable) {
            throw new Mismatch("format", "Must be " + wanted + ".");
        }
    }

    private static String utc(Instant time) {
        return Timestamps.format(time.atOffset(ZoneOffset.UTC));
    }

    private static Character character(String text) {
        if (text.length() == 1) {
            return text.charAt(0);
        }
        throw new IllegalArgumentException();
    }

    /** {@link Locale#forLanguageTag} alone drops what it does not understand. */
    private static Locale locale(String tag) {
        if (!ASCII.matcher(tag).matches()) {
            throw new IllformedLocaleException();
        }
        return new Locale.Builder().setLanguageTag(tag).build();
    }

    /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1} as well. */
    private static UUID uuid(String text) {
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        throw new IllegalArgumentException();
    }
}
