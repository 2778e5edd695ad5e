package org.backendfoundation.rest.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * A schema's type, for which MicroProfile OpenAPI has two languages: in 3.1 (Payara 6) it is one value, and a flag says whether null is
 * one, too; in 4.0 (WildFly 39) it is a list that may hold {@code NULL}. Compiled code fits only one of them.
 */
public final class SchemaTypes {

    private static final Method SET_TYPE = method("setType").orElseThrow();
    private static final Optional<Method> SET_NULLABLE = method("setNullable");

    private SchemaTypes() {
    }

    public static Schema typed(SchemaType type) {
        return set(OASFactory.createSchema(), type);
    }

    private static Schema set(Schema schema, SchemaType type) {
        return call(SET_TYPE, schema, takesList() ? List.of(type) : type);
    }

    /** @param type the one it has besides null */
    public static Schema nullable(Schema schema, SchemaType type) {
        return SET_NULLABLE.isPresent() ? call(SET_NULLABLE.get(), schema, true)
                : call(SET_TYPE, schema, List.of(type, SchemaType.valueOf("NULL")));
    }

    static boolean isObject(Schema schema) {
        try {
            return String.valueOf(Schema.class.getMethod("getType").invoke(schema)).toLowerCase(Locale.ROOT).contains("object");
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Schemas have a type in every version of MicroProfile OpenAPI", impossible);
        }
    }

    private static boolean takesList() {
        return List.class.equals(SET_TYPE.getParameterTypes()[0]);
    }

    private static Optional<Method> method(String name) {
        return Arrays.stream(Schema.class.getMethods()).filter(method -> method.getName().equals(name)).findFirst();
    }

    private static Schema call(Method setter, Schema schema, Object value) {
        try {
            setter.invoke(schema, value);
            return schema;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Schemas have a type in every version of MicroProfile OpenAPI", impossible);
        }
    }
}
