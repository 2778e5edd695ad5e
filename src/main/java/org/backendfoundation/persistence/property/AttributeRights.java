package org.backendfoundation.persistence.property;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backendfoundation.role.AttributeRoles;
import org.backendfoundation.role.Roles;

/** What callers may do with an attribute, as its {@link AttributeRoles} say. Nobody writes what he may not read. */
public record AttributeRights(boolean isReadable, boolean isCreatable, boolean isUpdatable) {

    private static final AttributeRights ALL = new AttributeRights(true, true, true);

    /** @param hasRole whether the caller has a role */
    public static AttributeRights of(Property property, Predicate<String> hasRole) {
        return property.annotation(AttributeRoles.class).map(declared -> of(declared, hasRole)).orElse(ALL);
    }

    private static AttributeRights of(AttributeRoles declared, Predicate<String> hasRole) {
        boolean isReadable = isAny(declared.read(), hasRole);
        return new AttributeRights(isReadable, isReadable && isAny(declared.create(), hasRole),
                isReadable && isAny(declared.update(), hasRole));
    }

    private static boolean isAny(String[] roles, Predicate<String> hasRole) {
        return roles.length == 0 || Arrays.stream(roles).anyMatch(hasRole);
    }

    /** The roles that the attribute names. */
    public static Set<String> roles(Property property) {
        Set<String> roles = new TreeSet<>();
        property.annotation(AttributeRoles.class)
                .ifPresent(declared -> Stream.of(declared.read(), declared.create(), declared.update())
                        .forEach(some -> roles.addAll(List.of(some))));
        return roles;
    }

    /** The roles that may write an attribute which others are shown, as the end of a sentence. */
    public static String writers(Property property, boolean isNew) {
        return property.annotation(AttributeRoles.class).map(declared -> isNew ? declared.create() : declared.update())
                .map(roles -> (roles.length == 1 ? "the role " : "one of the roles ") + String.join(", ", new TreeSet<>(List.of(roles))))
                .orElse("");
    }

    /** Why the annotation makes no sense at this attribute of an entity, a part or an embedded object. */
    public static Optional<String> fault(Property property) {
        return property.annotation(AttributeRoles.class).flatMap(declared -> fault(property, declared));
    }

    private static Optional<String> fault(Property property, AttributeRoles declared) {
        boolean namesWriters = declared.create().length + declared.update().length > 0;
        if (!property.isReadable() && !property.isWritable()) {
            return Optional.of("no caller knows it anyway.");
        }
        if (namesWriters && !property.isWritable()) {
            return Optional.of("it has no setter, so nobody can write it.");
        }
        List<String> readers = List.of(declared.read());
        return Stream.of(declared.create(), declared.update()).flatMap(Arrays::stream)
                .filter(writer -> !readers.isEmpty() && !readers.contains(writer) && !readers.contains(Roles.ANY_CALLER))
                .filter(writer -> !writer.equals(Roles.ADMIN)).sorted().findFirst()
                .map(writer -> "it lets " + writer + " write, who may not read it.");
    }

    /** Whether the annotation is within a record or bean, where nobody heeds it. */
    public static boolean isNamedWithin(Type held) {
        return isNamedWithin(held, new HashSet<>());
    }

    private static boolean isNamedWithin(Type held, Set<Type> known) {
        if (!known.add(held)) {
            return false;
        }
        if (held instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(argument -> isNamedWithin(argument, known))
                    || isNamedWithin(generic.getRawType(), known);
        }
        if (held instanceof Class<?> array && array.isArray()) {
            return isNamedWithin(array.getComponentType(), known);
        }
        return held instanceof Class<?> plain && !plain.isPrimitive() && !plain.getName().startsWith("java")
                && Properties.of(plain).stream()
                        .anyMatch(property -> property.has(AttributeRoles.class) || isNamedWithin(property.type(), known));
    }
}
