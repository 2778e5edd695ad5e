package org.backendfoundation.audit.trail;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Sha256;
import org.backendfoundation.problem.ProblemException;

/**
 * Prepares values for the trail. Every value that may be personal data passes through here on its way into an entry.
 *
 * <p>{@code jsonb} cannot hold U+0000 and unpaired surrogates; both become U+FFFD. Of a text longer than {@link #LONGEST_TEXT} the entry
 * keeps the length, the SHA-256 of its UTF-8 and the beginning: that proves a text that somebody still has, and the entry stays readable.
 */
public final class AuditValues {

    /** In UTF-16 units, as {@link String#length()} counts. */
    static final int LONGEST_TEXT = 1 << 16;

    /** Replaces every secret. */
    public static final JsonValue MASK = JsonProvider.provider().createValue("***");

    private static final int BEGINNING = 200;
    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonProvider JSON = JsonProvider.provider();

    private AuditValues() {
    }

    /** The code of a problem that callers see. Of any other failure only the class, because its message may hold a secret. */
    public static String errorCode(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.code().name() : failure.getClass().getSimpleName();
    }

    /** Converts an attribute of an entity to JSON. */
    public static JsonValue of(Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return storable(json);
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> collection) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            collection.forEach(element -> array.add(of(element)));
            return array.build();
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            map.forEach((key, element) -> object.add(storable(String.valueOf(key)), of(element)));
            return object.build();
        }
        return text(plain(value));
    }

    private static String plain(Object value) {
        if (value instanceof BaseEntity entity) {
            return entity.getId().toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }

    private static JsonValue number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? JSON.createValue(value) : text(number.toString());
        }
        if (number instanceof BigDecimal decimal) {
            return JSON.createValue(decimal);
        }
        return number instanceof BigInteger integer ? JSON.createValue(integer) : JSON.createValue(number.longValue());
    }

    /** The same value without anything that cannot be stored. It is seldom another one, and the copy costs more than the look. */
    static JsonValue storable(JsonValue value) {
        return isSurelyStorable(value) ? value : storableCopy(value);
    }

    private static boolean isSurelyStorable(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> isSurelyStorable(value.asJsonObject());
            case ARRAY -> value.asJsonArray().stream().allMatch(AuditValues::isSurelyStorable);
            case STRING -> isSurelyStorable(((JsonString) value).getString()) && ((JsonString) value).getString().length() <= LONGEST_TEXT;
            default -> true;
        };
    }

    private static boolean isSurelyStorable(JsonObject object) {
        return object.entrySet().stream().allMatch(field -> isSurelyStorable(field.getKey()) && isSurelyStorable(field.getValue()));
    }

    private static boolean isSurelyStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static JsonValue storableCopy(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> storableCopy(value.asJsonObject());
            case ARRAY -> {
                JsonArrayBuilder array = JSON.createArrayBuilder();
                value.asJsonArray().forEach(element -> array.add(storable(element)));
                yield array.build();
            }
            case STRING -> text(((JsonString) value).getString());
            case NUMBER -> JSON.createValue(((JsonNumber) value).bigDecimalValue());
            default -> value;
        };
    }

    static JsonObject storable(JsonObject object) {
        return isSurelyStorable(object) ? object : storableCopy(object);
    }

    private static JsonObject storableCopy(JsonObject object) {
        JsonObjectBuilder storable = JSON.createObjectBuilder();
        object.forEach((name, value) -> storable.add(storable(name), storable(value)));
        return storable.build();
    }

    /** @param text null stays null */
    static String storable(String text) {
        if (text == null || isSurelyStorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> storable.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        return storable.toString();
    }

    private static boolean isStorable(int point) {
        return point != 0 && (point > Character.MAX_VALUE || !Character.isSurrogate((char) point));
    }

    private static JsonValue text(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return JSON.createValue(storable(text));
        }
        return JSON.createObjectBuilder().add("length", text.length()).add("sha256", Sha256.hex(text))
                .add("beginning", storable(text.substring(0, BEGINNING))).build();
    }
}
