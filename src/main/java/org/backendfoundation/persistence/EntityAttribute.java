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

/** One column of an entity as lists use it. */
public record EntityAttribute(String name, Field field) {

    /** The base's. Its column is declared at the getter, which the provider calls. */
    static final String ID = "id";

    private static final Set<Class<?>> RANGED = Set.of(int.class, Integer.class, long.class, Long.class, double.class, Double.class, BigDecimal.class,
            OffsetDateTime.class, LocalDate.class);
    private static final Set<Class<?>> SORTED_AS_WELL = Set.of(String.class, UUID.class, boolean.class, Boolean.class);

    /** As queries name it. */
    String javaName() {
        return field.getName();
    }

    public boolean hasRanges() {
        return RANGED.contains(field.getType());
    }

    /** Enums are not: the order of their names in a column is nobody's wish. */
    boolean isSortable() {
        return hasRanges() || SORTED_AS_WELL.contains(field.getType());
    }

    boolean isNullable() {
        Column column = field.getAnnotation(Column.class);
        return !name.equals(ID) && !field.getType().isPrimitive() && !field.isAnnotationPresent(NotNull.class) && (column == null || column.nullable());
    }

    /** @param parameter under which the text was sent */
    Comparable<?> parse(String parameter, String text) {
        return (Comparable<?>) StrictJson.parameter(parameter, text, field.getType());
    }

    /** The entity's value in the form that {@link #parse} reads; null if it has none. */
    String text(BaseEntity entity) {
        try {
            Object value = field.get(entity);
            return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("The field was opened before", impossible);
        }
    }
}
