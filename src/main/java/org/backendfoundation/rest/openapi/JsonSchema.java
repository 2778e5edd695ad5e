package org.backendfoundation.rest.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonScalars;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes a value's JSON for OpenAPI. A type that is not text, number, boolean or list becomes an object without further description. */
public final class JsonSchema {

    private JsonSchema() {
    }

    public static Schema of(Type type) {
        if (kind(type) == SchemaType.ARRAY) {
            return SchemaTypes.typed(SchemaType.ARRAY).items(of(argument(type)));
        }
        Schema schema = SchemaTypes.typed(kind(type));
        if (type instanceof Class<?> plain) {
            JsonScalars.of(plain).ifPresent(scalar -> schema.format(scalar.format()));
            if (plain.isEnum()) {
                schema.enumeration(constants(plain));
            }
        }
        return schema;
    }

    public static List<Object> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).<Object>map(constant -> ((Enum<?>) constant).name()).toList();
    }

    /** The schema of a value that may also be sent as null. */
    public static Schema nullable(Type type) {
        return SchemaTypes.nullable(of(type), kind(type));
    }

    /** The element type of a list. */
    static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    public static SchemaType kind(Type type) {
        if (type instanceof Class<?> plain) {
            return kind(plain);
        }
        boolean list = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
        return list ? SchemaType.ARRAY : SchemaType.OBJECT;
    }

    private static SchemaType kind(Class<?> type) {
        return JsonScalars.of(type).map(scalar -> SchemaType.valueOf(scalar.kind().name())).orElse(SchemaType.OBJECT);
    }
}
