package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;

/**
 * A condition on one attribute.
 *
 * @param values one, but for {@link Operator#IN}
 */
public record Filter(ListedAttribute attribute, Operator operator, List<Object> values) {

    private static final String ID = "id";
    private static final String ACTIVE = "active";

    /** @param behind which rows there are behind references */
    public Predicate condition(CriteriaBuilder builder, CommonAbstractCriteria query, Root<?> row, ReferencedRows behind) {
        if (attribute.reference().isEmpty()) {
            return condition(builder, row);
        }
        Filter sought = sought();
        Predicate found = sought.exists(builder, query, row, behind);
        return sought.equals(this) ? found : builder.not(found);
    }

    /** Whether it asks nothing of rows of which the caller sees only some. */
    boolean isOfAllRows(CriteriaBuilder builder, ReferencedRows behind) {
        return attribute.targetType().flatMap(type -> behind.rows(type, builder, builder.createQuery(type).from(type))).isEmpty();
    }

    /**
     * What the row behind the reference has where this does not hold, or has where it holds. A row that the caller may not see is so as one
     * that is not there: neither has a value.
     */
    private Filter sought() {
        return switch (operator) {
            case NOT -> new Filter(attribute, Operator.EQUAL, values);
            case NULL -> new Filter(attribute, Operator.NULL, List.of(false));
            default -> this;
        };
    }

    private Predicate exists(CriteriaBuilder builder, CommonAbstractCriteria query, Root<?> row, ReferencedRows behind) {
        Class<?> type = attribute.targetType().orElseThrow();
        Subquery<Integer> rows = query.subquery(Integer.class);
        Root<?> target = rows.from(type);
        Stream<Predicate> conditions = Stream.of(
                builder.equal(target.get(ID), attribute.reference().orElseThrow().column(builder, row)),
                builder.isTrue(target.get(ACTIVE)), new Filter(attribute.target(), operator, values).condition(builder, target));
        Predicate all = builder.and(
                Stream.concat(conditions, behind.rows(type, builder, target).stream()).toArray(Predicate[]::new));
        return isNever(all) ? builder.equal(builder.literal(1), builder.literal(0))
                : builder.exists(rows.select(builder.literal(1)).where(all));
    }

    /** Where a condition is {@link CriteriaBuilder#disjunction}, so are all together, and EclipseLink leaves it out of a subquery. */
    private static boolean isNever(Predicate conditions) {
        return conditions.getExpressions().isEmpty();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the values were parsed as the attribute's own type
    private Predicate condition(CriteriaBuilder builder, Root<?> row) {
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
