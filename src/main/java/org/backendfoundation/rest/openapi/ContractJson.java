package org.backendfoundation.rest.openapi;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Constructible;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes a contract, or a part of one, as JSON (OpenAPI 3.0.3). The servers have writers of their own, which are not for applications. It
 * asks the models for all that MicroProfile OpenAPI lets them answer, in both of its versions.
 */
public final class ContractJson {

    private static final String MODELS = Constructible.class.getPackageName();
    /** What a schema has that is nothing but true or false, in the later version of the models. */
    private static final String BOOLEAN = "booleanSchema";
    private static final JsonProvider JSON = JsonProvider.provider();
    /** What a model calls otherwise than the document. */
    private static final Map<String, String> NAMES = Map.of("ref", "$ref", "enumeration", "enum", "defaultValue", "default",
            "additionalPropertiesSchema", "additionalProperties", "additionalPropertiesBoolean", "additionalProperties", "constValue",
            "const");
    /** Whose members are those of the object that has it. */
    private static final Set<String> INLINE = Set.of("extensions", "pathItems", "APIResponses", "mediaTypes", "schemes");
    /** The same again in another form. */
    private static final Set<String> TWICE = Set.of("operations", "all");
    private static final Map<Class<?>, List<Method>> GETTERS = new ConcurrentHashMap<>();

    private ContractJson() {
    }

    public static JsonObject of(Constructible model) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (Method getter : GETTERS.computeIfAbsent(model.getClass(), ContractJson::getters)) {
            Object value = value(getter, model);
            String name = Introspector.decapitalize(getter.getName().substring("get".length()));
            if (model instanceof Schema && value != null && addOfSchema(name, value, object)) {
                continue;
            }
            if (INLINE.contains(name)) {
                ((Map<?, ?>) Optional.ofNullable(value).orElse(Map.of())).forEach((key, inner) -> object.add(key.toString(), json(inner)));
            } else if (!isEmpty(value)) {
                object.add(name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : NAMES.getOrDefault(name, name),
                        json(value));
            }
        }
        return object.build();
    }

    /** What the later version of the models says otherwise than the document. */
    private static boolean addOfSchema(String name, Object value, JsonObjectBuilder object) {
        if (name.equals("type") && value instanceof Collection<?> types) {
            types.stream().map(Object::toString).filter(type -> !type.equals("null")).findFirst().ifPresent(type -> object.add(name, type));
            if (types.stream().anyMatch(type -> type.toString().equals("null"))) {
                object.add("nullable", true);
            }
            return true;
        }
        if (name.startsWith("exclusive") && value instanceof BigDecimal bound) {
            object.add(name, true).add(Introspector.decapitalize(name.substring("exclusive".length())), bound);
            return true;
        }
        return false;
    }

    /** A server's model has nothing there, or an empty container. */
    private static boolean isEmpty(Object value) {
        return value == null || value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static JsonValue json(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Constructible model) {
            JsonObject object = of(model);
            return object.getOrDefault(BOOLEAN, object);
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            map.forEach((key, inner) -> object.add(key.toString(), json(inner)));
            return object.build();
        }
        if (value instanceof Collection<?> elements) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            elements.forEach(element -> array.add(json(element)));
            return array.build();
        }
        return scalar(value);
    }

    private static JsonValue scalar(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return JSON.createValue(((Number) value).longValue());
        }
        if (value instanceof BigInteger number) {
            return JSON.createValue(number);
        }
        return value instanceof Number number ? JSON.createValue(new BigDecimal(number.toString())) : JSON.createValue(value.toString());
    }

    private static Object value(Method getter, Object model) {
        try {
            return getter.invoke(model);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Models of contracts can be read", impossible);
        }
    }

    private static List<Method> getters(Class<?> implementation) {
        Class<?> model = interfaces(implementation).filter(type -> type.getPackageName().startsWith(MODELS))
                .filter(type -> type != Constructible.class && Constructible.class.isAssignableFrom(type)).findFirst().orElseThrow();
        return Arrays.stream(model.getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0 && !method.isBridge())
                .filter(method -> !TWICE.contains(Introspector.decapitalize(method.getName().substring("get".length()))))
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Stream.<Class<?>>iterate(type, one -> one != null, Class::getSuperclass).flatMap(one -> Arrays.stream(one.getInterfaces()))
                .flatMap(one -> Stream.concat(Stream.of(one), interfaces(one)));
    }
}
