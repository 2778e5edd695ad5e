package org.backendfoundation.audit.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.backendfoundation.rest.trace.Spans;

/** An SQL statement under construction, with the values of its parameters. What a caller sent is always a parameter, never text. */
public final class SqlText {

    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    public SqlText(String beginning) {
        text = new StringBuilder(beginning);
    }

    public SqlText add(String part, Object... values) {
        text.append(part);
        Collections.addAll(this.values, values);
        return this;
    }

    public SqlText add(SqlText part) {
        return add(part.text.toString(), part.values.toArray());
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** For whoever sends it next. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            Spans.statementBegins();
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }
}
