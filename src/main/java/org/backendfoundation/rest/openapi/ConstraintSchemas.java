package org.backendfoundation.rest.openapi;

import static java.util.Map.entry;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * What the constraints of Bean Validation say, in the words of JSON Schema: also of the elements of collections and of the values of maps.
 * A schema refuses nothing that validation takes. So these are left out, or told in part:
 * <ul>
 * <li>a {@code @Pattern} that only Java reads so (see {@link PortablePattern}); and where a value has several, all but one
 * <li>the fraction of {@code @Digits}, the largest {@code @Size} of a set, which drops what a body repeats, and sizes of bytes
 * <li>constraints of other groups than those in which a value is validated, times ({@code @Past}), and constraints of the team's own
 * <li>{@code @Column(length)} and its like: the table decides, which migrations make and no annotation
 * </ul>
 * Two differ: a length counts UTF-16 units here and characters in JSON Schema, so that a {@code @Size(min = 2)} takes one emoji and the
 * schema does not; and validators have each an idea of their own of {@code format: email}.
 */
public final class ConstraintSchemas {

    /** A character that {@link String#trim} leaves: by Java's {@code trim}, and not by Unicode, a text is blank for {@code @NotBlank}. */
    private static final String NOT_BLANK = "[^\\x00-\\x20]";

    private static final Set<Class<? extends Annotation>> NOT_NULL = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private static final Map<Class<?>, BiConsumer<Annotation, ConstrainedValue>> RULES = Map.ofEntries(
            rule(Size.class, (size, value) -> value.size(size.min(), size.max())),
            rule(NotEmpty.class, (any, value) -> value.size(1, Integer.MAX_VALUE)),
            rule(NotBlank.class, (any, value) -> value.size(1, Integer.MAX_VALUE)),
            rule(Pattern.class, (pattern, value) -> portable(pattern.regexp(), pattern.flags()).ifPresent(value::pattern)),
            rule(Email.class, (email, value) -> {
                value.format("email");
                Optional.of(email.regexp()).filter(own -> !own.equals(".*")).flatMap(own -> portable(own, email.flags()))
                        .ifPresent(value::pattern);
            }),
            rule(Min.class, (min, value) -> value.atLeast(BigDecimal.valueOf(min.value()), true)),
            rule(Max.class, (max, value) -> value.atMost(BigDecimal.valueOf(max.value()), true)),
            rule(DecimalMin.class, (min, value) -> value.atLeast(new BigDecimal(min.value()), min.inclusive())),
            rule(DecimalMax.class, (max, value) -> value.atMost(new BigDecimal(max.value()), max.inclusive())),
            rule(Positive.class, (any, value) -> value.atLeast(BigDecimal.ZERO, false)),
            rule(PositiveOrZero.class, (any, value) -> value.atLeast(BigDecimal.ZERO, true)),
            rule(Negative.class, (any, value) -> value.atMost(BigDecimal.ZERO, false)),
            rule(NegativeOrZero.class, (any, value) -> value.atMost(BigDecimal.ZERO, true)),
            rule(Digits.class, (digits, value) -> value.digits(digits.integer(), digits.fraction())));

    private static final BiConsumer<Annotation, ConstrainedValue> UNTOLD = (constraint, value) -> {
    };

    /**
     * Where a value has constraints: a field, a getter, or the type of an element.
     *
     * @param type the value's, with the annotations of what is in it
     */
    public record Place(AnnotatedElement element, AnnotatedType type) {

        /** What an optional holds has the constraints that stand before it. */
        private Place value() {
            return raw() == Optional.class ? argument(0).orElse(this) : this;
        }

        private Class<?> raw() {
            Type declared = type.getType() instanceof ParameterizedType generic ? generic.getRawType() : type.getType();
            return declared instanceof Class<?> plain ? plain : Object.class;
        }

        private Optional<Place> argument(int index) {
            return type instanceof AnnotatedParameterizedType generic && generic.getAnnotatedActualTypeArguments().length > index
                    ? Optional.of(generic.getAnnotatedActualTypeArguments()[index]).map(inner -> new Place(inner, inner))
                    : Optional.empty();
        }
    }

    private final Set<Class<?>> groups;

    /** @param groups in which the values are validated, besides that of constraints without a group */
    public ConstraintSchemas(Collection<Class<?>> groups) {
        this.groups = Stream.concat(groups.stream(), Stream.of(Default.class)).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isNotNull(AnnotatedElement place) {
        return constraints(place).anyMatch(constraint -> NOT_NULL.contains(constraint.annotationType()));
    }

    /** Makes the schema narrower; one that is a reference stays as it is. */
    public void describe(Schema schema, List<Place> declared) {
        if (schema == null || schema.getRef() != null || declared.isEmpty()) {
            return;
        }
        List<Place> places = declared.stream().map(Place::value).toList();
        value(places).describe(schema, places.get(0).raw());
        describe(schema.getItems(), arguments(places, 0));
        describe(schema.getAdditionalPropertiesSchema(), arguments(places, 1));
    }

    /** Whether nothing that schemas tell of its size refuses the value, which is not null. */
    public boolean admit(Object value, List<Place> declared) {
        return value(declared.stream().map(Place::value).toList()).admits(value);
    }

    private ConstrainedValue value(List<Place> places) {
        List<Annotation> constraints = places.stream().flatMap(place -> constraints(place.element())).distinct().toList();
        ConstrainedValue value = new ConstrainedValue();
        constraints.forEach(constraint -> RULES.getOrDefault(constraint.annotationType(), UNTOLD).accept(constraint, value));
        if (constraints.stream().anyMatch(NotBlank.class::isInstance)) {
            value.pattern(NOT_BLANK);
        }
        return value;
    }

    private static List<Place> arguments(List<Place> places, int index) {
        return places.stream().flatMap(place -> place.argument(index).stream()).toList();
    }

    private Stream<Annotation> constraints(AnnotatedElement place) {
        return Arrays.stream(place.getAnnotations()).flatMap(ConstraintSchemas::repeated)
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class)).filter(this::counts);
    }

    private boolean counts(Annotation constraint) {
        Class<?>[] own = (Class<?>[]) attribute(constraint, "groups");
        return own.length == 0 || Arrays.stream(own).anyMatch(groups::contains);
    }

    /** The annotations in a container such as {@code @Size.List}. */
    private static Stream<Annotation> repeated(Annotation annotation) {
        boolean isContainer = Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("value") && method.getReturnType().isArray()
                        && method.getReturnType().getComponentType().isAnnotationPresent(Constraint.class));
        return isContainer ? Arrays.stream((Annotation[]) attribute(annotation, "value")) : Stream.of(annotation);
    }

    private static Object attribute(Annotation annotation, String name) {
        try {
            Method attribute = annotation.annotationType().getMethod(name);
            attribute.setAccessible(true);
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Every constraint has " + name, impossible);
        }
    }

    private static Optional<String> portable(String expression, Pattern.Flag[] flags) {
        return flags.length > 0 ? Optional.empty() : PortablePattern.of(expression);
    }

    private static <A extends Annotation> Map.Entry<Class<?>, BiConsumer<Annotation, ConstrainedValue>> rule(Class<A> type,
            BiConsumer<A, ConstrainedValue> rule) {
        return entry(type, (constraint, value) -> rule.accept(type.cast(constraint), value));
    }
}
