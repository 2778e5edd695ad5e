package org.backendfoundation.rest.json;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/** The JSON fields that a record or a bean takes, under the names JSON-B gives them: a record's components, a bean's setters. */
public final class JsonFields {

    private static final ClassValue<Map<String, Field>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            return type.isRecord() ? ofRecord(type) : ofBean(type);
        }
    };

    private JsonFields() {
    }

    /** @param setter null in a record */
    public record Field(Type type, Method setter) {

        public boolean isPrimitive() {
            return type instanceof Class<?> plain && plain.isPrimitive();
        }

        /** A bean has a value of its own for what is absent, a record has none. */
        public boolean isRequired() {
            return isPrimitive() && setter == null;
        }

        Object absent() {
            return type instanceof ParameterizedType generic && Optional.class.equals(generic.getRawType()) ? Optional.empty() : null;
        }
    }

    /** The fields in the order of a record's components. Empty for types of the JDK, whose setters mean something else. */
    public static Map<String, Field> of(Class<?> type) {
        return type.getName().startsWith("java.") ? Map.of() : KNOWN.get(type);
    }

    /** @param values one for each of the fields, in their order; a bean keeps its own where {@code sent} has no name */
    static Object make(Class<?> type, Object[] values, Set<String> sent) {
        try {
            return type.isRecord() ? newRecord(type, values) : newBean(type, values, sent);
        } catch (ReflectiveOperationException failure) {
            throw refusal(type, failure);
        }
    }

    /** What a constructor or setter refuses is the caller's mistake, not ours. */
    private static RuntimeException refusal(Class<?> type, ReflectiveOperationException failure) {
        if (failure instanceof InvocationTargetException refused) {
            return refused.getCause() instanceof ProblemException problem ? problem
                    : new ProblemException(RestError.VALIDATION_FAILED, "The values of the body do not fit together.", refused.getCause());
        }
        return new IllegalStateException("No request body can be a " + type.getName(), failure);
    }

    private static Object newRecord(Class<?> type, Object[] values) throws ReflectiveOperationException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = type.getDeclaredConstructor(parameters);
        canonical.setAccessible(true);
        return canonical.newInstance(values);
    }

    private static Object newBean(Class<?> type, Object[] values, Set<String> sent) throws ReflectiveOperationException {
        Constructor<?> empty = type.getDeclaredConstructor();
        empty.setAccessible(true);
        Object bean = empty.newInstance();
        set(bean, values, sent);
        return bean;
    }

    private static void set(Object bean, Object[] values, Set<String> sent) throws ReflectiveOperationException {
        Iterator<Object> value = Arrays.asList(values).iterator();
        for (Map.Entry<String, Field> field : of(bean.getClass()).entrySet()) {
            Object next = value.next();
            if (sent.contains(field.getKey())) {
                field.getValue().setter().invoke(bean, next);
            }
        }
    }

    private static Map<String, Field> ofRecord(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(name(component.getAccessor(), component.getName()), new Field(component.getGenericType(), null));
        }
        return fields;
    }

    private static Map<String, Field> ofBean(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getName().matches("set\\p{Lu}.*") && method.getParameterCount() == 1) {
                String javaName = Introspector.decapitalize(method.getName().substring(3));
                List<AnnotatedElement> places = new ArrayList<>(List.of(method));
                Arrays.stream(method.getDeclaringClass().getDeclaredFields()).filter(field -> field.getName().equals(javaName))
                        .forEach(places::add);
                // as JSON-B defines it (section 4.1): on the setter it hides a field from reading, on the field from both
                if (places.stream().noneMatch(place -> place.isAnnotationPresent(JsonbTransient.class))) {
                    method.setAccessible(true);
                    fields.put(name(places, javaName), new Field(method.getGenericParameterTypes()[0], method));
                }
            }
        }
        return fields;
    }

    public static String name(AnnotatedElement annotated, String javaName) {
        return name(List.of(annotated), javaName);
    }

    /** @param places where an annotation may name the field; the first that does so counts */
    public static String name(List<AnnotatedElement> places, String javaName) {
        return places.stream().flatMap(place -> Stream.ofNullable(place.getAnnotation(JsonbProperty.class))).map(JsonbProperty::value)
                .filter(name -> !name.isEmpty()).findFirst().orElseGet(() -> JsonNames.snakeCase(javaName));
    }
}
