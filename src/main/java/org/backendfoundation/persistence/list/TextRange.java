package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.util.Optional;
import org.eclipse.persistence.expressions.ExpressionOperator;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;

/**
 * The texts that begin with a text, as a range of bytes: {@code LIKE} finds them in an index as well, but only while it is planned for this
 * text, and a plan that is kept for all texts would read every row.
 *
 * @param end after all of them; empty if nothing is
 */
record TextRange(String beginning, Optional<String> end) {

    /** The operators of the operator class {@code text_pattern_ops}; the selectors are from where the provider has none. */
    private static final ExpressionOperator FROM = ExpressionOperator.simpleRelation(7001, "~>=~");
    private static final ExpressionOperator BEFORE = ExpressionOperator.simpleRelation(7002, "~<~");

    static TextRange of(String beginning) {
        return new TextRange(beginning, end(beginning));
    }

    /** In UTF-8 bytes are in the order of the characters. The last character gives way to the next one, if there is one. */
    private static Optional<String> end(String beginning) {
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        int last = beginning.codePointBefore(beginning.length());
        String before = beginning.substring(0, beginning.length() - Character.charCount(last));
        return last == Character.MAX_CODE_POINT ? end(before) : Optional.of(before + Character.toString(next(last)));
    }

    /** Surrogates stand for no character. */
    private static int next(int character) {
        return character + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : character + 1;
    }

    Predicate condition(JpaCriteriaBuilder builder, Expression<?> column) {
        Predicate from = compared(builder, column, FROM, beginning);
        return end.map(text -> builder.and(from, compared(builder, column, BEFORE, text))).orElse(from);
    }

    private static Predicate compared(JpaCriteriaBuilder builder, Expression<?> column, ExpressionOperator operator, String text) {
        return builder.isTrue(builder.fromExpression(operator.expressionFor(builder.toExpression(column), text), Boolean.class));
    }
}
