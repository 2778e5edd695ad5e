package org.backendfoundation.rest.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * Converts a JSON value to a Java value and collects every difference, so that a caller can correct a body at once.
 *
 * <p>An absent or null field becomes null, unless its type is primitive; {@code @NotNull} refuses it. JSON-B is not used: it coerces, it
 * stops at the first failure, and it cannot call the constructor of a package-private record.
 */
final class JsonBinding {

    private final List<Violation> violations = new ArrayList<>();

    private JsonBinding() {
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} with all differences */
    static Object bind(JsonValue value, Type type) {
        JsonBinding binding = new JsonBinding();
        Object bound = binding.element(value, type, "");
        binding.refuseViolations();
        return bound;
    }

    private void refuseViolations() {
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }

    private Object element(JsonValue value, Type type, String at) {
        if (value.getValueType() == ValueType.NULL && !JsonValue.class.equals(type)) {
            return addViolation(at, "required", "Must not be null.");
        }
        return any(value, type, at);
    }

    private Object any(JsonValue value, Type type, String at) {
        try {
            return type instanceof ParameterizedType generic ? generic(value, generic, at) : plain(value, (Class<?>) type, at);
        } catch (JsonScalars.Mismatch mismatch) {
            violations.add(mismatch.at(at));
            return null;
        }
    }

    private Object generic(JsonValue value, ParameterizedType type, String at) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (Optional.class.equals(raw)) {
            return Optional.ofNullable(any(value, arguments[0], at));
        }
        if (Map.class.equals(raw)) {
            return entries(value, arguments[1], at);
        }
        if (raw.isAssignableFrom(List.class)) {
            return elements(value, arguments[0], at);
        }
        if (Set.class.equals(raw)) {
            return new LinkedHashSet<>(elements(value, arguments[0], at));
        }
        throw unknown(type);
    }

    private Object plain(JsonValue value, Class<?> type, String at) {
        if (JsonValue.class.isAssignableFrom(type)) {
            return tree(value, type);
        }
        if (type == Object.class) {
            return natural(value);
        }
        if (type.isArray() && type != byte[].class) {
            return array(elements(value, type.getComponentType(), at), type.getComponentType());
        }
        Optional<JsonScalar> scalar = JsonScalars.of(type);
        if (scalar.isPresent()) {
            return scalar.get().read(value);
        }
        Map<String, JsonFields.Field> fields = JsonFields.of(type);
        if (fields.isEmpty()) {
            throw unknown(type);
        }
        Object[] values = fields(object(value), fields, at);
        return violations.isEmpty() ? JsonFields.make(type, values, object(value).keySet()) : null;
    }

    /** JSON as the JDK's own types, for what is declared as anything. */
    private static Object natural(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> entries = new LinkedHashMap<>();
            object.forEach((name, entry) -> entries.put(name, natural(entry)));
            return entries;
        }
        if (value instanceof JsonArray array) {
            List<Object> elements = new ArrayList<>();
            array.forEach(element -> elements.add(natural(element)));
            return elements;
        }
        return value instanceof JsonString string ? string.getString() : value instanceof JsonNumber number ? number.bigDecimalValue()
                : value == JsonValue.NULL ? null : value == JsonValue.TRUE;
    }

    private Object array(List<Object> elements, Class<?> type) {
        Object array = Array.newInstance(type, elements.size());
        for (int i = 0; violations.isEmpty() && i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static Object tree(JsonValue value, Class<?> type) {
        if (type.isInstance(value)) {
            return value;
        }
        throw JsonScalars
                .wrongKind(JsonObject.class.equals(type) ? "an object" : JsonArray.class.equals(type) ? "an array" : "another kind", value);
    }

    private Object[] fields(JsonObject object, Map<String, JsonFields.Field> fields, String at) {
        object.keySet().stream().filter(name -> !fields.containsKey(name))
                .forEach(name -> addViolation(at + "/" + JsonNames.escape(name), "unknown",
                        "There is no such field; check its spelling or leave it out."));
        return fields.entrySet().stream().map(field -> field(object.get(field.getKey()), field.getValue(), at + "/" + field.getKey()))
                .toArray();
    }

    private Object field(JsonValue value, JsonFields.Field field, String at) {
        if (value != null && value.getValueType() != ValueType.NULL) {
            return any(value, field.type(), at);
        }
        boolean missing = value == null ? field.isRequired() : field.isPrimitive();
        return missing ? addViolation(at, "required", "Must be given and not be null.") : field.absent();
    }

    private List<Object> elements(JsonValue value, Type type, String at) {
        if (!(value instanceof JsonArray array)) {
            throw JsonScalars.wrongKind("an array", value);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            elements.add(element(array.get(i), type, at + "/" + i));
        }
        return elements;
    }

    private Map<String, Object> entries(JsonValue value, Type type, String at) {
        Map<String, Object> entries = new LinkedHashMap<>();
        object(value).forEach((name, entry) -> entries.put(name, element(entry, type, at + "/" + JsonNames.escape(name))));
        return entries;
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw JsonScalars.wrongKind("an object", value);
    }

    static Optional<Type> unbindable(Type type, Set<Type> seen) {
        if (!seen.add(type) || type == Object.class) {
            return Optional.empty();
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean isMap = Map.class.equals(raw);
            boolean isKnown = isMap ? generic.getActualTypeArguments()[0] == String.class
                    : Optional.class.equals(raw) || raw.isAssignableFrom(List.class) || Set.class.equals(raw);
            return isKnown ? unbindable(generic.getActualTypeArguments()[isMap ? 1 : 0], seen) : Optional.of(type);
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.of(type);
        }
        if (JsonValue.class.isAssignableFrom(plain) || JsonScalars.of(plain).isPresent()) {
            return Optional.empty();
        }
        if (plain.isArray()) {
            return unbindable(plain.getComponentType(), seen);
        }
        Map<String, JsonFields.Field> fields = JsonFields.of(plain);
        return fields.isEmpty() ? Optional.of(type)
                : fields.values().stream().flatMap(field -> unbindable(field.type(), seen).stream()).findFirst();
    }

    private static IllegalStateException unknown(Type type) {
        return new IllegalStateException(
                "No request body can hold a " + type.getTypeName() + "; use a record, a bean or a type named in JsonScalars");
    }

    private Object addViolation(String at, String rule, String message) {
        violations.add(new Violation(at, rule, message));
        return null;
    }
}
