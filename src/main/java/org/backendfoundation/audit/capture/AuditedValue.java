package org.backendfoundation.audit.capture;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.audit.trail.AuditValues;

/**
 * A value of an attribute at one moment: copied, so that a later change of the entity does not reach it.
 *
 * @param shown    what an entry holds
 * @param compared what tells whether the value changed; of a masked value it is the value itself, and it never leaves the transaction
 * @param parts    the values of each part of an entity by its id; empty for any other value
 */
record AuditedValue(JsonValue shown, JsonValue compared, Map<String, Map<String, AuditedValue>> parts) {

    static final AuditedValue NONE = new AuditedValue(JsonValue.NULL, JsonValue.NULL);

    private static final JsonProvider JSON = JsonProvider.provider();

    private AuditedValue(JsonValue shown, JsonValue compared) {
        this(shown, compared, Map.of());
    }

    static AuditedValue of(Object value) {
        JsonValue shown = AuditValues.of(value);
        return new AuditedValue(shown, value instanceof BigDecimal decimal ? AuditValues.of(decimal.stripTrailingZeros()) : shown);
    }

    /** @param isOrdered whether the database keeps the order; without, the same elements are the same value in each order */
    static AuditedValue list(Stream<AuditedValue> elements, boolean isOrdered) {
        Stream<AuditedValue> sorted = isOrdered ? elements
                : elements.sorted(Comparator.comparing(element -> element.compared().toString()));
        JsonArrayBuilder shown = JSON.createArrayBuilder();
        JsonArrayBuilder compared = JSON.createArrayBuilder();
        sorted.forEach(element -> {
            shown.add(element.shown());
            compared.add(element.compared());
        });
        return new AuditedValue(shown.build(), compared.build());
    }

    /** Has the parts by name, those without a value left out. */
    static AuditedValue object(Map<String, AuditedValue> parts) {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        JsonObjectBuilder compared = JSON.createObjectBuilder();
        parts.forEach((name, part) -> {
            if (part.isPresent()) {
                shown.add(name, part.shown());
                compared.add(name, part.compared());
            }
        });
        return new AuditedValue(shown.build(), compared.build());
    }

    /** Has the parts of an entity by their ids. A value of a part that nobody has read is left out, and counts as unchanged. */
    static AuditedValue parts(Map<String, Map<String, AuditedValue>> parts) {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        JsonObjectBuilder compared = JSON.createObjectBuilder();
        parts.forEach((id, part) -> {
            AuditedValue whole = object(part);
            shown.add(id, whole.shown());
            compared.add(id, whole.compared());
        });
        return new AuditedValue(shown.build(), compared.build(), parts);
    }

    /** Has each value under the text of its key. A masked key masks the whole. */
    static AuditedValue map(Collection<Map.Entry<AuditedValue, AuditedValue>> entries) {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        JsonObjectBuilder compared = JSON.createObjectBuilder();
        entries.stream().sorted(Comparator.comparing(entry -> entry.getKey().text())).forEach(entry -> {
            shown.add(entry.getKey().text(), entry.getValue().shown());
            compared.add(entry.getKey().text(), entry.getValue().compared());
        });
        AuditedValue map = new AuditedValue(shown.build(), compared.build());
        return entries.stream().map(Map.Entry::getKey).anyMatch(AuditedValue::isMasked) ? map.masked() : map;
    }

    static AuditedValue ids(Stream<?> ids, boolean isOrdered) {
        return list(ids.map(AuditedValue::of), isOrdered);
    }

    AuditedValue masked() {
        return isPresent() ? new AuditedValue(AuditValues.MASK, compared) : this;
    }

    boolean isPresent() {
        return compared != JsonValue.NULL;
    }

    boolean isSame(AuditedValue other) {
        return hasPartsLike(other) ? differing(other).isEmpty() && other.differing(this).isEmpty() : compared.equals(other.compared);
    }

    /** What an entry holds of this value where it was or became another: of parts only those that differ, and of these what differs. */
    JsonValue shownBeside(AuditedValue other) {
        return hasPartsLike(other) ? parts(differing(other)).shown() : shown;
    }

    private boolean hasPartsLike(AuditedValue other) {
        return !parts.isEmpty() && !other.parts.isEmpty();
    }

    private Map<String, Map<String, AuditedValue>> differing(AuditedValue other) {
        Map<String, Map<String, AuditedValue>> differing = new LinkedHashMap<>();
        parts.forEach((id, part) -> {
            Map<String, AuditedValue> beside = other.parts.get(id);
            Map<String, AuditedValue> values = beside == null ? part : differing(part, beside);
            if (beside == null || !values.isEmpty()) {
                differing.put(id, values);
            }
        });
        return differing;
    }

    private static Map<String, AuditedValue> differing(Map<String, AuditedValue> part, Map<String, AuditedValue> beside) {
        Map<String, AuditedValue> values = new LinkedHashMap<>();
        part.forEach((name, value) -> {
            AuditedValue known = beside.get(name);
            if (known != null && !value.isSame(known)) {
                values.put(name, new AuditedValue(value.shownBeside(known), value.compared));
            }
        });
        return values;
    }

    private boolean isMasked() {
        return shown == AuditValues.MASK;
    }

    String text() {
        return compared instanceof JsonString text ? text.getString() : compared.toString();
    }
}
