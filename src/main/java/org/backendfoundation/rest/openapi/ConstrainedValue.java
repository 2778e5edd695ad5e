package org.backendfoundation.rest.openapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** What constraints together say of one value, as far as JSON Schema has words for it. Of two bounds the narrower one counts. */
final class ConstrainedValue {

    /** Of a number in a body; more of them say nothing. */
    private static final int MOST_DIGITS = 1000;

    /** One end of a range of numbers. */
    private record Bound(BigDecimal number, boolean isExcluded) {

        static Bound narrower(Bound known, Bound next, int order) {
            int beyond = known == null ? 1 : next.number.compareTo(known.number) * order;
            return beyond > 0 || beyond == 0 && next.isExcluded ? next : known;
        }

        boolean admits(BigDecimal value, int order) {
            int beyond = value.compareTo(number) * order;
            return beyond > 0 || beyond == 0 && !isExcluded;
        }

        /** The first whole number within. */
        Bound whole(int order) {
            BigDecimal first = number.setScale(0, order > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
            return new Bound(isExcluded && first.compareTo(number) == 0 ? first.add(BigDecimal.valueOf(order)) : first, false);
        }
    }

    private static final int UP = 1;
    private static final int DOWN = -1;

    private int least;
    private int most = Integer.MAX_VALUE;
    private String pattern;
    private String format;
    private Bound lowest;
    private Bound highest;
    private boolean isWhole;

    void size(int min, int max) {
        least = Math.max(least, min);
        most = Math.min(most, max);
    }

    /** A schema has one pattern; of several the first one is told. */
    void pattern(String expression) {
        pattern = pattern == null ? expression : pattern;
    }

    void format(String name) {
        format = name;
    }

    void atLeast(BigDecimal bound, boolean isInclusive) {
        lowest = Bound.narrower(lowest, new Bound(bound, !isInclusive), UP);
    }

    void atMost(BigDecimal bound, boolean isInclusive) {
        highest = Bound.narrower(highest, new Bound(bound, !isInclusive), DOWN);
    }

    /**
     * Tells how large a number may be. Its fraction is told where there must be none: by {@code multipleOf: 0.01} validators that count in
     * binary, as JavaScript's do, refuse 0.07.
     */
    void digits(int integer, int fraction) {
        if (integer <= MOST_DIGITS && fraction <= MOST_DIGITS) {
            BigDecimal largest = BigDecimal.ONE.scaleByPowerOfTen(integer).subtract(BigDecimal.ONE.scaleByPowerOfTen(-fraction));
            atLeast(largest.negate(), true);
            atMost(largest, true);
        }
        isWhole |= fraction == 0;
    }

    boolean admits(Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return (lowest == null || lowest.admits(exact, UP)) && (highest == null || highest.admits(exact, DOWN));
        }
        int size = value instanceof CharSequence text ? text.length() : value instanceof Collection<?> elements ? elements.size()
                : value instanceof Map<?, ?> map ? map.size() : least;
        return size >= least && size <= most;
    }

    /** @param type in Java: constraints of a size, or of a text, are about the value there */
    void describe(Schema schema, Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type) && SchemaTypes.is(schema, SchemaType.STRING)) {
            schema.minLength(least == 0 ? null : least).maxLength(limit(most)).pattern(pattern);
            schema.format(format == null ? schema.getFormat() : format);
        } else if (Map.class.isAssignableFrom(type)) {
            schema.minProperties(least == 0 ? null : least).maxProperties(limit(most));
        } else if (SchemaTypes.is(schema, SchemaType.ARRAY) && (type.isArray() || Collection.class.isAssignableFrom(type))) {
            // a set has an element once that a body has twice
            schema.minItems(least == 0 ? null : least).maxItems(Set.class.isAssignableFrom(type) ? null : limit(most));
        } else if (SchemaTypes.is(schema, SchemaType.INTEGER)) {
            describe(schema, lowest == null ? null : lowest.whole(UP), highest == null ? null : highest.whole(DOWN));
        } else if (SchemaTypes.is(schema, SchemaType.NUMBER)) {
            describe(schema, lowest, highest);
            schema.multipleOf(isWhole ? BigDecimal.ONE : null);
        }
    }

    private static Integer limit(int max) {
        return max == Integer.MAX_VALUE ? null : max;
    }

    private static void describe(Schema schema, Bound lowest, Bound highest) {
        if (lowest != null) {
            SchemaTypes.minimum(schema, lowest.number, lowest.isExcluded);
        }
        if (highest != null) {
            SchemaTypes.maximum(schema, highest.number, highest.isExcluded);
        }
    }
}
