package org.backendfoundation.persistence;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.rest.JsonNames;
import org.backendfoundation.rest.StrictJson;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** An entity's JSON as OpenAPI describes it: what has a getter, read-only where there is no public setter. */
final class EntitySchema {

    private static final Map<Class<?>, String> FORMATS = Map.of(UUID.class, "uuid", OffsetDateTime.class, "date-time", LocalDate.class, "date",
            long.class, "int64", Long.class, "int64", int.class, "int32", Integer.class, "int32");
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);
    private static final Set<Class<?>> TEXTS = Set.of(String.class, UUID.class, OffsetDateTime.class, LocalDate.class);

    private EntitySchema() {
    }

    static Schema of(Class<?> entity) {
        Set<String> writable = StrictJson.names(entity);
        Map<String, Schema> properties = new TreeMap<>();
        Arrays.stream(entity.getMethods()).filter(EntitySchema::isGetter)
                .forEach(getter -> properties.put(name(getter), ofType(getter.getGenericReturnType())));
        properties.forEach((name, schema) -> schema.setReadOnly(writable.contains(name) ? null : Boolean.TRUE));
        Schema schema = typed(SchemaType.OBJECT).properties(properties);
        required(entity).forEach(schema::addRequired);
        return schema;
    }

    static Schema typed(SchemaType type) {
        Schema schema = OASFactory.createSchema();
        // MicroProfile OpenAPI 3.1 (Payara 6) takes one type, 4.0 (WildFly 39) a list
        Method setter = Arrays.stream(Schema.class.getMethods()).filter(method -> method.getName().equals("setType")).findFirst().orElseThrow();
        try {
            setter.invoke(schema, List.class.equals(setter.getParameterTypes()[0]) ? List.of(type) : type);
            return schema;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Schemas have a type in every version of MicroProfile OpenAPI", impossible);
        }
    }

    static Schema ofType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            return typed(SchemaType.ARRAY).items(ofType(generic.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            return typed(SchemaType.OBJECT);
        }
        Schema schema = typed(kind(plain)).format(FORMATS.get(plain));
        if (plain.isEnum()) {
            schema.enumeration(Stream.of(plain.getEnumConstants()).<Object>map(constant -> ((Enum<?>) constant).name()).toList());
        }
        return schema;
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

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class && method.getName().matches("(get|is)\\p{Lu}.*")
                && !method.isAnnotationPresent(JsonbTransient.class) && field(method).filter(field -> field.isAnnotationPresent(JsonbTransient.class)).isEmpty();
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
        return Arrays.stream(getter.getDeclaringClass().getDeclaredFields()).filter(field -> field.getName().equals(javaName(getter))).findFirst();
    }

    /** What must be there in an answer as in a request: the others may be left out because they are null. */
    private static List<String> required(Class<?> entity) {
        return Arrays.stream(entity.getMethods()).filter(EntitySchema::isGetter)
                .filter(getter -> getter.getDeclaringClass() == BaseEntity.class || field(getter).filter(EntitySchema::isNeverNull).isPresent())
                .map(EntitySchema::name).sorted().toList();
    }

    private static boolean isNeverNull(Field field) {
        return field.getType().isPrimitive() || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(field::isAnnotationPresent);
    }
}
