package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;

/**
 * A condition on one attribute.
 *
 * @param values one, but for {@link Operator#IN}
 */
public record Filter(ListedAttribute attribute, Operator operator, List<Object> values) {

    @SuppressWarnings({"unchecked", "rawtypes"}) // the values were parsed as the attribute's own type
    public Predicate condition(CriteriaBuilder builder, Root<?> row) {
        Expression column = attribute.column(builder, row);
        return switch (operator) {
            case EQUAL -> builder.equal(column, value());
            case IN -> column.in(values);
            case NOT -> attribute.isNullable() ? builder.or(builder.notEqual(column, value()), builder.isNull(column))
                    : builder.notEqual(column, value());
            case NULL -> (boolean) value() ? builder.isNull(column) : builder.isNotNull(column);
            case PREFIX -> TextRange.of((String) value()).condition((JpaCriteriaBuilder) builder, column);
            case CONTAINS -> ContainedText.condition(builder, column, (String) value());
            case FROM -> builder.greaterThanOrEqualTo(column, (Comparable) value());
            case TO -> builder.lessThan(column, (Comparable) value());
        };
    }

    private Object value() {
        return values.get(0);
    }
}
