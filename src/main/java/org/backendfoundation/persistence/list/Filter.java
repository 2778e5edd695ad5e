package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.backendfoundation.persistence.metadata.EntityAttribute;

/**
 * A condition on one attribute.
 *
 * @param values one, but for {@link Operator#IN}
 */
public record Filter(EntityAttribute attribute, Operator operator, List<Object> values) {

    @SuppressWarnings({"unchecked", "rawtypes"}) // the values were parsed as the attribute's own type
    public Predicate condition(CriteriaBuilder builder, Root<?> row) {
        Expression column = attribute.column(builder, row);
        return switch (operator) {
            case EQUAL -> builder.equal(column, value());
            case IN -> column.in(values);
            case NOT -> attribute.isNullable() ? builder.or(builder.notEqual(column, value()), builder.isNull(column))
                    : builder.notEqual(column, value());
            case NULL -> (boolean) value() ? builder.isNull(column) : builder.isNotNull(column);
            case PREFIX -> builder.like(column, literally((String) value()) + "%");
            case FROM -> builder.greaterThanOrEqualTo(column, (Comparable) value());
            case TO -> builder.lessThan(column, (Comparable) value());
        };
    }

    private Object value() {
        return values.get(0);
    }

    /** By the character that escapes in PostgreSQL unless the statement names another. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
