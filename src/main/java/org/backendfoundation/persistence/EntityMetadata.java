package org.backendfoundation.persistence;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.backendfoundation.rest.json.JsonNames;

/** The attributes of an entity that lists may use, from {@link Listed}. They are checked once: an unknown name makes the first use fail. */
public final class EntityMetadata<E extends BaseEntity> {

    private static final ClassValue<EntityMetadata<?>> KNOWN = new ClassValue<>() {
        @Override
        protected EntityMetadata<?> computeValue(Class<?> type) {
            return new EntityMetadata<>(type.asSubclass(BaseEntity.class));
        }
    };

    private final Class<E> type;
    private final EntityAttribute id;
    private final Map<String, EntityAttribute> filters = new LinkedHashMap<>();
    private final Map<String, EntityAttribute> sorts = new LinkedHashMap<>();

    private EntityMetadata(Class<E> type) {
        this.type = type;
        Map<String, EntityAttribute> attributes = attributes(type);
        this.id = attributes.get(EntityAttribute.ID);
        Listed listed = type.getAnnotation(Listed.class);
        if (listed != null) {
            Arrays.stream(listed.filters()).forEach(name -> filters.put(name, requireAttribute(attributes, name)));
            Arrays.stream(listed.sorts()).forEach(name -> sorts.put(name, sortable(requireAttribute(attributes, name))));
        }
    }

    @SuppressWarnings("unchecked") // the value under a class is made from that class
    public static <E extends BaseEntity> EntityMetadata<E> of(Class<E> type) {
        return (EntityMetadata<E>) KNOWN.get(type);
    }

    Class<E> type() {
        return type;
    }

    EntityAttribute id() {
        return id;
    }

    Optional<EntityAttribute> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }

    Optional<EntityAttribute> sort(String name) {
        return Optional.ofNullable(sorts.get(name));
    }

    public Map<String, EntityAttribute> filters() {
        return filters;
    }

    public Map<String, EntityAttribute> sorts() {
        return sorts;
    }

    private static Map<String, EntityAttribute> attributes(Class<?> type) {
        Map<String, EntityAttribute> attributes = new LinkedHashMap<>();
        for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
            Arrays.stream(owner.getDeclaredFields()).filter(EntityMetadata::isColumn)
                    .forEach(field -> attributes.putIfAbsent(name(field), open(field)));
        }
        return attributes;
    }

    private static boolean isColumn(Field field) {
        // the provider adds fields of its own to the class
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()) && !field.getName().startsWith("_")
                && (isOfEveryEntity(field) || !field.isAnnotationPresent(Transient.class));
    }

    /** This attribute is mapped by its getter, so its field does not count. */
    private static boolean isOfEveryEntity(Field field) {
        return field.getDeclaringClass() == BaseEntity.class;
    }

    private static EntityAttribute open(Field field) {
        field.setAccessible(true);
        return new EntityAttribute(name(field), field);
    }

    private static String name(Field field) {
        JsonbProperty property = field.getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? JsonNames.snakeCase(field.getName()) : property.value();
    }

    private EntityAttribute requireAttribute(Map<String, EntityAttribute> attributes, String name) {
        return Optional.ofNullable(attributes.get(name))
                .orElseThrow(() -> wrong(name, "has no such attribute; it has " + attributes.keySet()));
    }

    private EntityAttribute sortable(EntityAttribute attribute) {
        if (attribute.isSortable()) {
            return attribute;
        }
        throw wrong(attribute.name(), "cannot be sorted by a " + attribute.field().getType().getSimpleName());
    }

    private IllegalStateException wrong(String name, String why) {
        return new IllegalStateException("@Listed of " + type.getSimpleName() + " names '" + name + "', but the entity " + why);
    }
}
