package org.backendfoundation.rest.openapi;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * A schema's type, for which MicroProfile OpenAPI has two languages: in 3.1 (Payara 6) it is one value, and a flag says whether null is
 * one, too; in 4.0 (Payara 7, WildFly 39) it is a list that may hold {@code NULL}. Compiled code fits only one of them.
 *
 * <p>The document is one of OpenAPI 3.0.3, which knows no such list. WildFly writes it in that language. Payara 7 writes what the models
 * have, so there the words of 3.0.3 are extensions, which it writes as they are named.
 */
public final class SchemaTypes {

    private static final Method GET_TYPE = method("getType").orElseThrow();
    private static final Method SET_TYPE = method("setType").orElseThrow();
    private static final Method EXCLUSIVE_MINIMUM = method("setExclusiveMinimum").orElseThrow();
    private static final Method EXCLUSIVE_MAXIMUM = method("setExclusiveMaximum").orElseThrow();
    private static final Optional<Method> SET_NULLABLE = method("setNullable");
    /** What a file says of a schema in words that the later models do not know. */
    private static final Optional<Method> GET_UNKNOWN = method("getAll");
    private static final Optional<Method> SET_UNKNOWN = method("setAll");
    private static final String NULLABLE = "nullable";

    private SchemaTypes() {
    }

    public static Schema typed(SchemaType type) {
        Schema schema = OASFactory.createSchema();
        call(SET_TYPE, schema, takesList() ? List.of(type) : type);
        return schema;
    }

    /**
     * Lets null stand there, too. Nothing may stand beside a reference, and what has no type may be null anyway. An {@code enum} lists all
     * its values, null as well (OpenAPI's proposal 003 on {@code nullable}, to which 3.0.3 owes its words).
     */
    public static Schema orNull(Schema schema) {
        Object type = schema.getRef() == null ? call(GET_TYPE, schema) : null;
        List<Object> values = schema.getEnumeration();
        // without an enum, Payara has an empty list
        if (values != null && !values.isEmpty() && values.stream().noneMatch(Objects::isNull)) {
            List<Object> all = new ArrayList<>(values);
            all.add(null);
            schema.setEnumeration(all);
        }
        if (type != null && SET_NULLABLE.isPresent()) {
            call(SET_NULLABLE.get(), schema, true);
        } else if (type != null && isWrittenAsItIs(schema)) {
            extend(schema, NULLABLE);
        } else if (type instanceof List<?> types) {
            call(SET_TYPE, schema, List.of(types.get(0), SchemaType.valueOf("NULL")));
        }
        return schema;
    }

    /** Gives a schema of the file {@code META-INF/openapi.yaml} back its {@code nullable}, where the models do not know that word. */
    static void keepNullable(Schema schema) {
        if (schema == null || !isWrittenAsItIs(schema)) {
            return;
        }
        if (call(GET_UNKNOWN.orElseThrow(), schema) instanceof Map<?, ?> unknown && Boolean.TRUE.equals(unknown.get(NULLABLE))) {
            call(SET_UNKNOWN.orElseThrow(), schema, new Object[] {null});
            extend(schema, NULLABLE);
        }
        Optional.ofNullable(schema.getProperties()).ifPresent(fields -> fields.values().forEach(SchemaTypes::keepNullable));
        keepNullable(schema.getItems());
    }

    private static boolean isWrittenAsItIs(Schema schema) {
        return takesList() && schema.getClass().getName().startsWith("fish.payara.");
    }

    private static void extend(Schema schema, String word) {
        Map<String, Object> extensions = new TreeMap<>(Optional.ofNullable(schema.getExtensions()).orElse(Map.of()));
        extensions.put(word, true);
        schema.setExtensions(extensions);
    }

    /** A patch names some of the entries of a map, and those that go. */
    public static void withoutNumberOfFields(Schema patch) {
        patch.minProperties(null).maxProperties(null);
    }

    static boolean is(Schema schema, SchemaType type) {
        Object known = call(GET_TYPE, schema);
        return known == type || known instanceof Collection<?> several && several.contains(type);
    }

    /** In 3.1 a flag says that the bound itself is not meant; in 4.0 it is a bound of another name. */
    static void minimum(Schema schema, BigDecimal bound, boolean isExcluded) {
        bound(schema, bound, isExcluded, schema::setMinimum, EXCLUSIVE_MINIMUM, "exclusiveMinimum");
    }

    static void maximum(Schema schema, BigDecimal bound, boolean isExcluded) {
        bound(schema, bound, isExcluded, schema::setMaximum, EXCLUSIVE_MAXIMUM, "exclusiveMaximum");
    }

    private static void bound(Schema schema, BigDecimal bound, boolean isExcluded, Consumer<BigDecimal> inclusive, Method exclusive,
            String word) {
        boolean isFlag = exclusive.getParameterTypes()[0] == Boolean.class;
        boolean isExtended = isWrittenAsItIs(schema);
        if (!isExcluded || isFlag || isExtended) {
            inclusive.accept(bound);
        }
        if (isExcluded && isExtended) {
            extend(schema, word);
        } else if (isExcluded) {
            call(exclusive, schema, isFlag ? Boolean.TRUE : bound);
        }
    }

    private static boolean takesList() {
        return List.class.equals(SET_TYPE.getParameterTypes()[0]);
    }

    private static Optional<Method> method(String name) {
        return Arrays.stream(Schema.class.getMethods()).filter(method -> method.getName().equals(name)).findFirst();
    }

    private static Object call(Method accessor, Schema schema, Object... values) {
        try {
            return accessor.invoke(schema, values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Schemas have a type in every version of MicroProfile OpenAPI", impossible);
        }
    }
}
