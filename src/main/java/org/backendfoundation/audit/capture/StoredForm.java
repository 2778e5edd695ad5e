package org.backendfoundation.audit.capture;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.SharedJsonb;

/**
 * A value and what an {@code AttributeConverter} makes of it for the database. The stored form hides something, as encryption does, where
 * it has other letters and digits than the value; where it only has another notation, as JSON and arrays have, it hides nothing. An object
 * of several components is compared, and shown, by its components.
 */
final class StoredForm {

    /** A text shorter than one block of AES is a code, as {@code "P"} for {@code PAID}, where the value is one of a few constants. */
    private static final int LONGEST_CODE = 15;

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Object value;
    private final Object stored;
    private final Optional<JsonStructure> storedJson;

    /** @param value not null */
    StoredForm(Object value, Object stored) {
        this.value = value;
        this.stored = stored;
        this.storedJson = stored instanceof byte[] ? Optional.empty() : structure(String.valueOf(stored));
    }

    /** @param isInClear whether the entity shows what its converter hides */
    AuditedValue audited(boolean isInClear) {
        if (stored == null) {
            return AuditedValue.NONE;
        }
        Optional<JsonValue> components = components();
        AuditedValue shown = components.map(AuditedValue::of).orElseGet(() -> AuditedValue.of(value));
        return isInClear || hidesNothing(components) ? shown : shown.masked();
    }

    private boolean hidesNothing(Optional<JsonValue> components) {
        if (stored instanceof byte[]) {
            return false;
        }
        return isOtherType() || isCode() || isSameText() || components.filter(this::hasSameLeaves).isPresent();
    }

    private boolean isOtherType() {
        return isTime(value) && isTime(stored)
                || (stored instanceof Number || stored instanceof Boolean) && !(value instanceof CharSequence);
    }

    private static boolean isTime(Object one) {
        return one instanceof Temporal || one instanceof Date;
    }

    private boolean isCode() {
        return (value instanceof Enum || value instanceof Boolean) && String.valueOf(stored).length() <= LONGEST_CODE;
    }

    private boolean isSameText() {
        return lettersAndDigits(value).equals(lettersAndDigits(stored));
    }

    private boolean hasSameLeaves(JsonValue components) {
        List<String> leaves = leaves(components).filter(leaf -> !leaf.isEmpty()).toList();
        return storedJson.isPresent() ? sorted(leaves).equals(sorted(leaves(storedJson.get()).filter(leaf -> !leaf.isEmpty()).toList()))
                : isMadeOf(leaves);
    }

    /** Whether the stored text has the leaves in any order, and no letter or digit besides. */
    private boolean isMadeOf(List<String> leaves) {
        String rest = lettersAndDigits(stored);
        for (String leaf : leaves.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            int at = rest.indexOf(leaf);
            if (at < 0) {
                return false;
            }
            rest = rest.substring(0, at) + rest.substring(at + leaf.length());
        }
        return rest.isEmpty();
    }

    /** The value as JSON-B writes it; empty where the value is a plain one. */
    private Optional<JsonValue> components() {
        if (value instanceof JsonValue || !isComposite()) {
            return Optional.empty();
        }
        try {
            return structure(SharedJsonb.get().toJson(value)).map(JsonValue.class::cast);
        } catch (JsonbException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isComposite() {
        boolean isOfParts = value instanceof Record || value instanceof Map || value instanceof Collection || value.getClass().isArray();
        boolean isOfThePlatform = value instanceof Enum || value.getClass().getName().startsWith("java.");
        return isOfParts || !isOfThePlatform && (storedJson.isPresent() || !isSameText());
    }

    private static Optional<JsonStructure> structure(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.read());
        } catch (JsonParsingException otherNotation) {
            return Optional.empty();
        }
    }

    private static Stream<String> leaves(JsonValue json) {
        return switch (json.getValueType()) {
            case OBJECT -> json.asJsonObject().values().stream().flatMap(StoredForm::leaves);
            case ARRAY -> json.asJsonArray().stream().flatMap(StoredForm::leaves);
            case NULL -> Stream.empty();
            case STRING -> Stream.of(lettersAndDigits(((JsonString) json).getString()));
            default -> Stream.of(lettersAndDigits(json));
        };
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static String lettersAndDigits(Object value) {
        return String.valueOf(value).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
