package org.backendfoundation.rest.openapi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonFields;
import org.backendfoundation.rest.openapi.ConstraintSchemas.Place;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The records and enums that resources take and give, for {@code /openapi}. Payara's scanner knows neither {@code @JsonbProperty} nor which
 * fields are always there, and takes a {@code long} for any number; so they are described from the classes, under the simple name that
 * scanners give them.
 */
public class RecordSchemas implements Extension {

    private static final ConstraintSchemas CONSTRAINTS = new ConstraintSchemas(List.of());
    private static final Set<Class<?>> RESOURCES = ConcurrentHashMap.newKeySet();

    void collect(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> type) {
        RESOURCES.add(type.getAnnotatedType().getJavaClass());
    }

    public static Set<Class<?>> resources() {
        return Set.copyOf(RESOURCES);
    }

    /** The schemas of all of them. */
    static Map<String, Schema> schemas() {
        Map<String, Class<?>> bodies = new TreeMap<>();
        methods(RESOURCES).flatMap(RecordSchemas::taken).forEach(type -> collect(type, bodies));
        Map<String, Schema> schemas = new TreeMap<>();
        byName(RESOURCES).forEach((name, type) -> schemas.put(name, schema(type, bodies.containsKey(name))));
        return schemas;
    }

    /** @throws IllegalStateException if two types have the same simple name, because the contract could describe only one of them */
    static Map<String, Class<?>> byName(Collection<Class<?>> resources) {
        Map<String, Class<?>> types = new TreeMap<>();
        methods(resources).flatMap(RecordSchemas::types).forEach(type -> collect(type, types));
        resources.stream().flatMap(RecordSchemas::named).forEach(type -> collect(type, types));
        return types;
    }

    /** The public ones, inherited ones among them; what others take and give stays within the application. */
    private static Stream<Method> methods(Collection<Class<?>> resources) {
        return resources.stream().flatMap(resource -> Arrays.stream(resource.getMethods()));
    }

    private static Stream<Type> types(Method method) {
        return Stream.concat(Stream.of(method.getGenericReturnType()), taken(method));
    }

    /** What an annotation says that a {@code Response} has in it; a method of the resource's own takes or gives it. */
    private static Stream<Type> named(Class<?> resource) {
        Set<String> names = Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(APIResponse.class)))
                .flatMap(answer -> Arrays.stream(answer.content())).map(content -> content.schema().ref())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1)).collect(Collectors.toSet());
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(RecordSchemas::types)
                .filter(type -> type instanceof Class<?> plain && names.contains(plain.getSimpleName()));
    }

    private static Stream<Type> taken(Method method) {
        return Arrays.stream(method.getGenericParameterTypes());
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

    /** @param isBody whether a request has it, which is refused for a field that is unknown and may have null for one that is left out */
    static Schema schema(Class<?> type, boolean isBody) {
        if (type.isEnum()) {
            return JsonSchema.of(type);
        }
        Schema schema = SchemaTypes.typed(SchemaType.OBJECT);
        for (RecordComponent component : type.getRecordComponents()) {
            add(component, schema, isBody);
        }
        if (isBody) {
            schema.additionalPropertiesBoolean(false);
        }
        // nothing may stand beside a reference (OpenAPI 3.0.3, Reference Object)
        return type.isAnnotationPresent(JsonbNillable.class) ? SchemaTypes.orNull(schema) : schema;
    }

    private static void add(RecordComponent component, Schema schema, boolean isBody) {
        String name = JsonFields.name(component.getAccessor(), component.getName());
        boolean isNeverNull = component.getType().isPrimitive() || CONSTRAINTS.isNotNull(component.getAccessor());
        boolean isWrittenAsNull = !isBody && isWrittenAsNull(component);
        Schema property = property(component.getGenericType());
        if (isBody) {
            CONSTRAINTS.describe(property, List.of(new Place(component.getAccessor(), component.getAnnotatedType())));
        }
        schema.addProperty(name, isNeverNull || !isBody && !isWrittenAsNull ? property : SchemaTypes.orNull(property));
        if (isNeverNull || isWrittenAsNull) {
            schema.addRequired(name);
        }
    }

    @SuppressWarnings("deprecation") // Yasson heeds it on a record's component, and not the annotation that took its place
    private static boolean isWrittenAsNull(RecordComponent component) {
        JsonbProperty property = component.getAccessor().getAnnotation(JsonbProperty.class);
        return property != null && property.nillable() || component.getAccessor().isAnnotationPresent(JsonbNillable.class);
    }

    static Schema property(Type type) {
        if (type instanceof Class<?> plain && isDescribed(plain)) {
            return NamedSchemas.reference(plain.getSimpleName());
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return property(generic.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return SchemaTypes.typed(SchemaType.OBJECT).additionalPropertiesSchema(property(generic.getActualTypeArguments()[1]));
        }
        boolean list = JsonSchema.kind(type) == SchemaType.ARRAY;
        return list ? SchemaTypes.typed(SchemaType.ARRAY).items(property(JsonSchema.argument(type))) : JsonSchema.of(type);
    }
}
