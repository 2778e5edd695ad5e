package org.backendfoundation.rest.openapi;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * A schema's type, for which MicroProfile OpenAPI has two languages: in 3.1 (Payara 6) it is one value, and a flag says whether null is
 * one, too; in 4.0 (WildFly 39) it is a list that may hold {@code NULL}. Compiled code fits only one of them.
 */
public final class SchemaTypes {

    private static final Method GET_TYPE = method("getType").orElseThrow();
    private static final Method SET_TYPE = method("setType").orElseThrow();
    private static final Method EXCLUSIVE_MINIMUM = method("setExclusiveMinimum").orElseThrow();
    private static final Method EXCLUSIVE_MAXIMUM = method("setExclusiveMaximum").orElseThrow();
    private static final Optional<Method> SET_NULLABLE = method("setNullable");

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
        } else if (type instanceof List<?> types) {
            call(SET_TYPE, schema, List.of(types.get(0), SchemaType.valueOf("NULL")));
        }
        return schema;
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
        bound(schema, bound, isExcluded, schema::setMinimum, EXCLUSIVE_MINIMUM);
    }

    static void maximum(Schema schema, BigDecimal bound, boolean isExcluded) {
        bound(schema, bound, isExcluded, schema::setMaximum, EXCLUSIVE_MAXIMUM);
    }

    private static void bound(Schema schema, BigDecimal bound, boolean isExcluded, Consumer<BigDecimal> inclusive, Method exclusive) {
        boolean isFlag = exclusive.getParameterTypes()[0] == Boolean.class;
        if (!isExcluded || isFlag) {
            inclusive.accept(bound);
        }
        if (isExcluded) {
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
