package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;

/**
 * A text that others have in them, whatever the capitals. An index of trigrams (https://www.postgresql.org/docs/current/pgtrgm.html) finds
 * three letters or digits in a row, wherever they are; of less it would have to be read whole.
 */
final class ContainedText {

    static final int SHORTEST = 3;

    private ContainedText() {
    }

    static boolean isIndexed(String text) {
        int row = 0;
        for (int character : text.codePoints().toArray()) {
            row = Character.isLetterOrDigit(character) ? row + 1 : 0;
            if (row == SHORTEST) {
                return true;
            }
        }
        return false;
    }

    /** The database makes both sides small, so that both are by the same rules. */
    static Predicate condition(CriteriaBuilder builder, Expression<String> column, String text) {
        return builder.like(builder.lower(column), builder.lower(builder.literal("%" + literally(text) + "%")));
    }

    /** By the character that escapes in PostgreSQL unless the statement names another. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
