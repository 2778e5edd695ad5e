package org.backendfoundation.rest.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes a value's JSON for OpenAPI. A type that is not text, number, boolean or list becomes an object without further description. */
public final class JsonSchema {

    /** Of integers that are smaller than their format. */
    private static final Map<Class<?>, Long> LARGEST = Map.of(byte.class, (long) Byte.MAX_VALUE, Byte.class, (long) Byte.MAX_VALUE,
            short.class, (long) Short.MAX_VALUE, Short.class, (long) Short.MAX_VALUE);

    private JsonSchema() {
    }

    public static Schema of(Type type) {
        if (isAnything(type)) {
            return OASFactory.createSchema();
        }
        if (kind(type) == SchemaType.ARRAY) {
            return SchemaTypes.typed(SchemaType.ARRAY).items(of(argument(type)));
        }
        return type instanceof Class<?> plain ? JsonScalars.of(plain).map(scalar -> of(plain, scalar)).orElseGet(JsonSchema::object)
                : object();
    }

    /** @param scalar the form of the type's values, which may be another than the usual one */
    public static Schema of(Class<?> type, JsonScalar scalar) {
        Schema schema = SchemaTypes.typed(SchemaType.valueOf(scalar.kind().name())).format(scalar.format());
        if (LARGEST.containsKey(type) && scalar.kind() == JsonScalar.Kind.INTEGER) {
            schema.minimum(BigDecimal.valueOf(-LARGEST.get(type) - 1)).maximum(BigDecimal.valueOf(LARGEST.get(type)));
        }
        if (type == char.class || type == Character.class) {
            schema.minLength(1).maxLength(1);
        }
        return type.isEnum()
                ? schema.enumeration(Stream.of(type.getEnumConstants()).<Object>map(constant -> ((Enum<?>) constant).name()).toList())
                : schema;
    }

    private static Schema object() {
        return SchemaTypes.typed(SchemaType.OBJECT);
    }

    /** Whether any JSON is meant, so that there is no type to name. */
    public static boolean isAnything(Type type) {
        return type == Object.class || type == JsonValue.class || type == JsonStructure.class;
    }

    /** The element type of a list. */
    static Type argument(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? plain.getComponentType() : JsonValue.class;
        }
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    public static SchemaType kind(Type type) {
        if (type instanceof Class<?> plain) {
            return JsonScalars.of(plain).map(scalar -> SchemaType.valueOf(scalar.kind().name()))
                    .orElse(plain.isArray() || plain == JsonArray.class ? SchemaType.ARRAY : SchemaType.OBJECT);
        }
        boolean list = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
        return list ? SchemaType.ARRAY : SchemaType.OBJECT;
    }
}
