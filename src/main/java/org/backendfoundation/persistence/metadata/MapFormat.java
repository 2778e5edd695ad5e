package org.backendfoundation.persistence.metadata;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.backendfoundation.persistence.metadata.BodyChange.Mode;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** A map with keys that are text in JSON: an object whose names are the keys. A patch reaches into it. */
final class MapFormat extends ValueFormat {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonScalar key;
    private final ValueFormat element;

    MapFormat(JsonScalar key, ValueFormat element) {
        this.key = key;
        this.element = element;
    }

    /** In the parsed map a null is a key that a patch removes. */
    @Override
    Object parse(JsonValue value, Mode mode, String at, List<Violation> violations) {
        Map<Object, Object> parsed = new LinkedHashMap<>();
        if (!(value instanceof JsonObject object)) {
            violations.add(new Violation(at, "type", JsonScalars.wrongKind("an object", value).getMessage()));
            return parsed;
        }
        object.forEach((name, given) -> {
            String place = at + "/" + JsonNames.escape(name);
            Object parsedKey = key(name, place, violations);
            if (given.getValueType() != ValueType.NULL) {
                parsed.put(parsedKey, element.parse(given, mode, place, violations));
            } else if (mode == Mode.MERGE) {
                parsed.put(parsedKey, null);
            } else {
                violations.add(new Violation(place, "required", "Must not be null."));
            }
        });
        return parsed;
    }

    private Object key(String name, String at, List<Violation> violations) {
        try {
            return key.read(JSON.createValue(name));
        } catch (JsonScalars.Mismatch mismatch) {
            violations.add(mismatch.at(at));
            return name;
        }
    }

    @Override
    Object apply(Object owner, Object current, Object parsed, BodyChange change, String at) {
        Map<?, ?> before = current == null ? Map.of() : (Map<?, ?>) current;
        Map<Object, Object> next = change.isMerging() ? new LinkedHashMap<>(before) : new LinkedHashMap<>();
        ((Map<?, ?>) parsed).forEach((name, given) -> {
            if (given == null) {
                next.remove(name);
            } else {
                next.put(name, entry(before.get(name), given, change, at + "/" + JsonNames.escape(text(name))));
            }
        });
        return next;
    }

    /** The provider compares maps by their values, so a value that changes is a new object. */
    private Object entry(Object before, Object given, BodyChange change, String at) {
        if (before != null && element.matches(before, given, !change.isMerging())) {
            return before;
        }
        if (change.isMerging() && before != null && element instanceof BeanFormat) {
            return element.apply(null, before, given, change, at);
        }
        boolean isMerged = change.isMerging() && before != null && element instanceof ObjectFormat;
        return isMerged ? CollectionFormat.element(element, ((ObjectFormat) element).copy(before), given, change, at)
                : CollectionFormat.element(element, null, given, change.ofElement(), at);
    }

    @Override
    boolean matches(Object current, Object parsed, boolean isWhole) {
        Map<?, ?> given = (Map<?, ?>) parsed;
        return current instanceof Map<?, ?> values && values.size() == given.size() && given.entrySet().stream()
                .allMatch(
                        entry -> values.get(entry.getKey()) != null && element.matches(values.get(entry.getKey()), entry.getValue(), true));
    }

    @Override
    boolean isSame(Object one, Object other) {
        return one instanceof Map<?, ?> values && other instanceof Map<?, ?> others
                ? new LinkedHashMap<>(values).equals(new LinkedHashMap<>(others)) : Objects.equals(one, other);
    }

    @Override
    void write(Object value, JsonGenerator out) {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) value).forEach((name, one) -> sorted.put(text(name), one));
        out.writeStartObject();
        sorted.forEach((name, one) -> {
            if (one != null) {
                out.writeKey(name);
                element.write(one, out);
            }
        });
        out.writeEnd();
    }

    private static String text(Object name) {
        return name instanceof Enum<?> constant ? constant.name() : String.valueOf(name);
    }

    @Override
    Schema schema(Described described) {
        boolean isMerged = described.view() == View.PATCH;
        Schema value = element.schema(isMerged ? described.ofEntry() : described.ofElement());
        return SchemaTypes.typed(SchemaType.OBJECT).additionalPropertiesSchema(isMerged ? SchemaTypes.orNull(value) : value);
    }

    @Override
    JsonValue known(JsonValue value) {
        JsonObjectBuilder map = JSON.createObjectBuilder();
        value.asJsonObject().forEach((name, one) -> map.add(name, element.known(one)));
        return map.build();
    }

    @Override
    boolean isCollection() {
        return true;
    }

    @Override
    ValueFormat inner() {
        return element;
    }
}
