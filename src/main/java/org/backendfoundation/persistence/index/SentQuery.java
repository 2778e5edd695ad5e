package org.backendfoundation.persistence.index;

import java.util.List;

/**
 * A query as the driver sends it.
 *
 * @param sql   with {@code ?} for each value
 * @param types of the values, as PostgreSQL names them
 */
record SentQuery(String sql, List<String> types) {

    private static final String QUOTES = "'\"";

    /** The query with {@code $1}, {@code $2} for the values, as a statement has them that is prepared by SQL. */
    String numbered() {
        StringBuilder numbered = new StringBuilder();
        char quote = 0;
        int values = 0;
        for (char letter : sql.toCharArray()) {
            if (quote == 0 && letter == '?') {
                numbered.append('$').append(++values);
            } else {
                quote = quote == letter ? 0 : quote == 0 && QUOTES.indexOf(letter) >= 0 ? letter : quote;
                numbered.append(letter);
            }
        }
        return numbered.toString();
    }
}
