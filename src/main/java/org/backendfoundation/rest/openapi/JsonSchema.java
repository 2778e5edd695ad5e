package org.backendfoundation.rest.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes a value's JSON for OpenAPI. A type that is not text, number, boolean or list becomes an object without further description. */
public final class JsonSchema {

    private static final Map<Class<?>,
            String> FORMATS = Map.of(UUID.class, "uuid", OffsetDateTime.class, "date-time", Instant.class, "date-time",
                    LocalDate.class, "date", long.class, "int64", Long.class, "int64", int.class, "int32", Integer.class, "int32");
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, UUID.class, OffsetDateTime.class, Instant.class, LocalDate.class,
            Duration.class, URI.class);

    private JsonSchema() {
    }

    public static Schema of(Type type) {
        if (kind(type) == SchemaType.ARRAY) {
            return SchemaTypes.typed(SchemaType.ARRAY).items(of(argument(type)));
        }
        Schema schema = SchemaTypes.typed(kind(type));
        if (type instanceof Class<?> plain) {
            schema.format(FORMATS.get(plain));
            if (plain.isEnum()) {
                schema.enumeration(Stream.of(plain.getEnumConstants()).<Object>map(constant -> ((Enum<?>) constant).name()).toList());
            }
        }
        return schema;
    }

    /** The schema of a value that may also be sent as null. */
    public static Schema nullable(Type type) {
        return SchemaTypes.nullable(of(type), kind(type));
    }

    /** The element type of a list. */
    static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    static SchemaType kind(Type type) {
        if (type instanceof Class<?> plain) {
            return kind(plain);
        }
        boolean list = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
        return list ? SchemaType.ARRAY : SchemaType.OBJECT;
    }

    private static SchemaType kind(Class<?> type) {
        if (TEXTS.contains(type) || type.isEnum()) {
            return SchemaType.STRING;
        }
        if (type == boolean.class || type == Boolean.class) {
            return SchemaType.BOOLEAN;
        }
        return WHOLE.contains(type) ? SchemaType.INTEGER : NUMBERS.contains(type) ? SchemaType.NUMBER : SchemaType.OBJECT;
    }
}
