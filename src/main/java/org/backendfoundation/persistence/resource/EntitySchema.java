package org.backendfoundation.persistence.resource;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.json.StrictJson;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * An entity's JSON as OpenAPI describes it, in three forms, because generated clients send every required field of a schema, read-only or
 * not: what is read has a field for each getter, what is sent only those with a public setter, and a merge patch needs none of them.
 */
final class EntitySchema {

    private EntitySchema() {
    }

    /** The schema of an answer. */
    static Schema of(Class<?> entity) {
        Set<String> writable = StrictJson.names(entity);
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        getters(entity).forEach((name, getter) -> schema.addProperty(name,
                JsonSchema.of(getter.getGenericReturnType()).readOnly(writable.contains(name) ? null : Boolean.TRUE)));
        required(entity).forEach(schema::addRequired);
        return schema;
    }

    /** The schema of a POST or PUT body. */
    static Schema input(Class<?> entity) {
        Schema schema = patch(entity);
        required(entity).stream().filter(schema.getProperties()::containsKey).forEach(schema::addRequired);
        return schema;
    }

    /** The schema of a PATCH body; null removes a value. */
    static Schema patch(Class<?> entity) {
        Set<String> writable = StrictJson.names(entity);
        List<String> required = required(entity);
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        getters(entity).forEach((name, getter) -> {
            if (writable.contains(name)) {
                schema.addProperty(name, required.contains(name) ? JsonSchema.of(getter.getGenericReturnType())
                        : JsonSchema.nullable(getter.getGenericReturnType()));
            }
        });
        return schema;
    }

    private static Map<String, Method> getters(Class<?> entity) {
        Map<String, Method> getters = new TreeMap<>();
        Arrays.stream(entity.getMethods()).filter(EntitySchema::isGetter).forEach(getter -> getters.put(name(getter), getter));
        return getters;
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class
                && method.getName().matches("(get|is)\\p{Lu}.*")
                && !method.isAnnotationPresent(JsonbTransient.class)
                && field(method).filter(field -> field.isAnnotationPresent(JsonbTransient.class)).isEmpty();
    }

    private static String name(Method getter) {
        JsonbProperty property = getter.getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? JsonNames.snakeCase(javaName(getter)) : property.value();
    }

    private static String javaName(Method getter) {
        String name = getter.getName().replaceFirst("^(get|is)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Optional<Field> field(Method getter) {
        return Arrays.stream(getter.getDeclaringClass().getDeclaredFields()).filter(field -> field.getName().equals(javaName(getter)))
                .findFirst();
    }

    /** The fields that both a request and an answer must have; the others may be left out because they are null. */
    private static List<String> required(Class<?> entity) {
        return Arrays.stream(entity.getMethods()).filter(EntitySchema::isGetter)
                .filter(getter -> getter.getDeclaringClass() == BaseEntity.class
                        || field(getter).filter(EntitySchema::isNeverNull).isPresent())
                .map(EntitySchema::name).sorted().toList();
    }

    private static boolean isNeverNull(Field field) {
        return field.getType().isPrimitive()
                || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(field::isAnnotationPresent);
    }
}
