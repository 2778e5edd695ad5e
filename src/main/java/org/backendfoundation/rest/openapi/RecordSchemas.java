package org.backendfoundation.rest.openapi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonFields;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The records and enums that resources take and give, for {@code /openapi}. Payara's scanner knows neither {@code @JsonbProperty} nor which
 * fields are always there, and takes a {@code long} for any number; so they are described from the classes, under the simple name that
 * scanners give them.
 */
public class RecordSchemas implements Extension {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Set<Class<?>> RESOURCES = ConcurrentHashMap.newKeySet();

    void collect(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> type) {
        RESOURCES.add(type.getAnnotatedType().getJavaClass());
    }

    public static Set<Class<?>> resources() {
        return Set.copyOf(RESOURCES);
    }

    static Map<String, Class<?>> byName() {
        return byName(RESOURCES);
    }

    /** @throws IllegalStateException if two types have the same simple name, because the contract could describe only one of them */
    static Map<String, Class<?>> byName(Collection<Class<?>> resources) {
        Map<String, Class<?>> types = new TreeMap<>();
        resources.stream().flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(RecordSchemas::mentioned).forEach(type -> collect(type, types));
        return types;
    }

    private static Stream<Type> mentioned(Method method) {
        return Stream.concat(Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()));
    }

    private static void collect(Type type, Map<String, Class<?>> types) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, types));
        }
        if (!(type instanceof Class<?> plain) || !isDescribed(plain)) {
            return;
        }
        Class<?> other = types.putIfAbsent(plain.getSimpleName(), plain);
        if (other == null && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents()).map(RecordComponent::getGenericType).forEach(component -> collect(component, types));
        } else if (other != null && other != plain) {
            throw new IllegalStateException("In /openapi %s and %s would both be %s; rename one".formatted(other.getName(), plain.getName(),
                    plain.getSimpleName()));
        }
    }

    private static boolean isDescribed(Class<?> type) {
        return (type.isRecord() || type.isEnum()) && !type.getName().startsWith("java.");
    }

    static Schema schema(Class<?> type) {
        return type.isEnum() ? JsonSchema.of(type) : ofRecord(type);
    }

    private static Schema ofRecord(Class<?> record) {
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        for (RecordComponent component : record.getRecordComponents()) {
            String name = JsonFields.name(component.getAccessor(), component.getName());
            schema.addProperty(name, property(component.getGenericType()));
            if (isNeverNull(component)) {
                schema.addRequired(name);
            }
        }
        return schema;
    }

    private static Schema property(Type type) {
        if (type instanceof Class<?> plain && isDescribed(plain)) {
            return OASFactory.createSchema().ref(REFERENCE + plain.getSimpleName());
        }
        boolean list = JsonSchema.kind(type) == SchemaType.ARRAY;
        return list ? SchemaTypes.typed(SchemaType.ARRAY).items(property(JsonSchema.argument(type))) : JsonSchema.of(type);
    }

    private static boolean isNeverNull(RecordComponent component) {
        return component.getType().isPrimitive()
                || Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(component.getAccessor()::isAnnotationPresent);
    }
}
