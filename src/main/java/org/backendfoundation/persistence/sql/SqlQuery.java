package org.backendfoundation.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.rest.trace.Spans;

/**
 * A statement with the values of its question marks. The rows of a query become records by the names of their columns:
 * <pre>{@code
 * List<Holder> holders = SqlQuery.of("SELECT pid, usename FROM pg_stat_activity WHERE state = ?", "active")
 *         .list(connection, row -> new Holder(row.getInt("pid"), row.getString("usename")));
 * }</pre>
 */
public final class SqlQuery {

    private final String text;
    private final Object[] values;

    private SqlQuery(String text, Object... values) {
        this.text = text;
        this.values = values;
    }

    /** @param values what a caller sent is always one of them, and never part of the text */
    public static SqlQuery of(String text, Object... values) {
        return new SqlQuery(text, values.clone());
    }

    /** Reads the columns of one row by their names. */
    @FunctionalInterface
    public interface RowMapper<T> {

        T map(ResultSet row) throws SQLException;
    }

    /** In the query's order. */
    public <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement);
            Spans.statementBegins();
            List<T> found = read(statement, mapper);
            Spans.statementEnds();
            return found;
        }
    }

    /** @return how many rows a statement changed that gives none */
    public int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement);
            Spans.statementBegins();
            int changed = statement.executeUpdate();
            Spans.statementEnds();
            return changed;
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (row.next()) {
                found.add(mapper.map(row));
            }
            return found;
        }
    }

    /** The first row; empty if there is none. */
    public <T> Optional<T> find(Connection connection, RowMapper<T> mapper) throws SQLException {
        return list(connection, mapper).stream().findFirst();
    }

    /** The first row of a query that always has one. */
    public <T> T first(Connection connection, RowMapper<T> mapper) throws SQLException {
        return find(connection, mapper).orElseThrow(() -> new IllegalStateException("A query that always has a row has none"));
    }
}
