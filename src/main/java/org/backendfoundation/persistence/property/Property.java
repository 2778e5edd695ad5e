package org.backendfoundation.persistence.property;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.annotation.Confidential;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.problem.RestError;

/**
 * A property of a Java class: a field, its accessors, or both.
 *
 * @param javaName the attribute's name for the persistence provider, where it has one
 * @param beanName the name that the accessors give it, as {@code paid} for {@code isPaid()} of the field {@code isPaid}
 * @param field    null where only accessors have it
 * @param getter   null where there is no public one
 * @param setter   null where there is no public one
 */
public record Property(Class<?> owner, String javaName, String beanName, Field field, Method getter, Method setter) {

    /** What a reference has in JSON behind the attribute's name. */
    public static final String ID_SUFFIX = "_id";

    public String jsonName() {
        return ownName().orElseGet(() -> JsonNames.snakeCase(beanName));
    }

    /** The name in JSON of the id of the row to which it refers. */
    public String referenceName() {
        return ownName().orElseGet(() -> jsonName() + ID_SUFFIX);
    }

    /** The name in JSON that an annotation gives, at whatever place, for both directions. */
    public Optional<String> ownName() {
        return annotation(JsonbProperty.class).map(JsonbProperty::value).filter(name -> !name.isEmpty());
    }

    public boolean isReadable() {
        return getter != null && !isHidden(getter);
    }

    public boolean isWritable() {
        return setter != null && !isHidden(setter);
    }

    /** On the field the annotation hides in both directions (JSON-B, section 4.1). */
    private boolean isHidden(Method accessor) {
        return accessor.isAnnotationPresent(JsonbTransient.class) || field != null && field.isAnnotationPresent(JsonbTransient.class);
    }

    public boolean has(Class<? extends Annotation> annotation) {
        return places().anyMatch(place -> place.isAnnotationPresent(annotation));
    }

    /** Whether one of its annotations is {@link Confidential}. */
    public boolean isConfidential() {
        return places().flatMap(place -> Stream.of(place.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Confidential.class));
    }

    public <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return places().filter(place -> place.isAnnotationPresent(type)).map(place -> place.getAnnotation(type)).findFirst();
    }

    private Stream<AnnotatedElement> places() {
        return Stream.<AnnotatedElement>of(getter, setter, field).filter(place -> place != null);
    }

    /** With the type variables of superclasses resolved. */
    public Type type() {
        Type declared = getter != null ? getter.getGenericReturnType()
                : field != null ? field.getGenericType() : setter.getGenericParameterTypes()[0];
        return Generics.resolve(declared, owner);
    }

    /** What the provider stores: the field's type, which a getter may show as an {@code Optional}. */
    public Type storedType() {
        return field == null ? type() : Generics.resolve(field.getGenericType(), owner);
    }

    public Object get(Object bean) {
        try {
            if (getter != null) {
                Object value = getter.invoke(bean);
                return value instanceof Optional<?> optional ? optional.orElse(null) : value;
            }
            return field == null ? null : field.get(bean);
        } catch (InvocationTargetException failure) {
            throw rethrown(failure);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The accessors were opened before", impossible);
        }
    }

    /** What a setter refuses is the caller's mistake, not ours. */
    public void set(Object bean, Object value) {
        try {
            setter.invoke(bean, setter.getParameterTypes()[0] == Optional.class ? Optional.ofNullable(value) : value);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof ProblemException problem ? problem
                    : new ProblemException(RestError.VALIDATION_FAILED, "The values of the body do not fit together.", failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The accessors were opened before", impossible);
        }
    }

    /** Copies the value of the field, or what the accessors say where there is none. */
    public void copy(Object from, Object to) {
        if (field == null) {
            if (getter != null && setter != null) {
                set(to, get(from));
            }
            return;
        }
        try {
            field.set(to, field.get(from));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The fields were opened before", impossible);
        }
    }

    /** Whether the setter cannot take a null. */
    public boolean takesPrimitive() {
        return setter.getParameterTypes()[0].isPrimitive();
    }

    private static RuntimeException rethrown(InvocationTargetException failure) {
        return failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure.getCause());
    }
}
