package org.backendfoundation.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A statement that grows, with the values of its question marks. What a caller sent is always a value. */
final class SqlText {

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    SqlText(String beginning) {
        text = new StringBuilder(beginning);
    }

    SqlText add(String part, Object... more) {
        text.append(part);
        Collections.addAll(values, more);
        return this;
    }

    SqlText add(SqlText part) {
        return add(part.text.toString(), part.values.toArray());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }
}
