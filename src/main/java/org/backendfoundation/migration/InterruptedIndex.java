package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an interrupted {@code CREATE} or {@code DROP INDEX CONCURRENTLY} left: an index that is complete, an invalid one, or none. An invalid one is removed,
 * so that the statement can run again (PostgreSQL documentation, "Building Indexes Concurrently").
 */
final class InterruptedIndex {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

    private static final Pattern CREATE = Pattern.compile("(?is)\\s*CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
            + NAME + "\\s+ON\\s+(?:ONLY\\s+)?" + NAME + ".*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DROP = Pattern.compile("(?is)\\s*DROP\\s+INDEX\\s+CONCURRENTLY\\s+" + NAME + "\\s*(?:CASCADE|RESTRICT)?\\s*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final String FOUND = """
            SELECT indisvalid AND indisready, format('DROP INDEX CONCURRENTLY %I.%I', nspname, relname)
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE indrelid = to_regclass(?) AND relname = (parse_ident(?))[1]""";

    private InterruptedIndex() {
    }

    /** Whether this statement, which may have been run before, need not run again; removes what is in its way. Any other kind of statement must run. */
    static boolean isDone(Connection connection, String statement) throws SQLException {
        Matcher create = CREATE.matcher(statement);
        if (create.matches()) {
            return isMade(connection, create.group(2), create.group(1));
        }
        Matcher drop = DROP.matcher(statement);
        return drop.matches() && !RunLedger.exists(connection, drop.group(1));
    }

    private static boolean isMade(Connection connection, String table, String index) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FOUND)) {
            query.setString(1, table);
            query.setString(2, index);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && (row.getBoolean(1) || removed(connection, row.getString(2)));
            }
        }
    }

    private static boolean removed(Connection connection, String drop) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(drop);
        }
        return false;
    }
}
