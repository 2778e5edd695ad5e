package org.backendfoundation.persistence;

import jakarta.persistence.Column;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.rest.json.StrictJson;

/** One column of an entity, as lists use it. */
public record EntityAttribute(String name, Field field) {

    /** The columns of the base entity. They are declared at getters, which the provider calls. */
    static final String ID = "id";

    private static final Set<
            Class<?>> RANGED = Set.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class, BigDecimal.class,
                    OffsetDateTime.class, LocalDate.class);
    private static final Set<Class<?>> SORTED_AS_WELL = Set.of(String.class, UUID.class, boolean.class, Boolean.class);

    /** The name in queries. */
    String javaName() {
        return field.getName();
    }

    public boolean hasRanges() {
        return RANGED.contains(field.getType());
    }

    /** Leaves enums out: nobody wants the alphabetical order of their names. */
    boolean isSortable() {
        return hasRanges() || SORTED_AS_WELL.contains(field.getType());
    }

    boolean isNullable() {
        Column column = field.getAnnotation(Column.class);
        return !name.equals(ID) && !field.getType().isPrimitive() && !field.isAnnotationPresent(NotNull.class)
                && (column == null || column.nullable());
    }

    /** @param parameter the query parameter that carried the text */
    Comparable<?> parse(String parameter, String text) {
        return (Comparable<?>) StrictJson.parameter(parameter, text, field.getType());
    }

    /** The entity's value in the format that {@link #parse} reads; null if it has none. */
    String text(BaseEntity entity) {
        try {
            Object value = field.get(entity);
            return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field was opened before", impossible);
        }
    }
}
