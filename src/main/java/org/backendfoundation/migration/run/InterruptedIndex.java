package org.backendfoundation.migration.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backendfoundation.migration.plan.RunLedger;
import org.backendfoundation.migration.revision.SqlStatement;

/**
 * What an interrupted or failed {@code CREATE} or {@code DROP INDEX CONCURRENTLY} left: an index that is complete, an invalid one, or none. An invalid one is
 * removed, so that the statement can run again (PostgreSQL documentation, "Building Indexes Concurrently"): {@code IF NOT EXISTS} would take it for made. Those
 * of partitioned tables are left alone, since they are invalid by intent until each partition has its own.
 */
final class InterruptedIndex {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

    private static final Pattern CREATE = Pattern.compile("(?is)CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(IF NOT EXISTS )?(?:" + NAME
            + " )??ON (?:ONLY )?" + NAME + ".*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DROP = Pattern.compile("(?is)DROP INDEX CONCURRENTLY " + NAME + " ?(?:CASCADE|RESTRICT)?", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String OF_TABLE = """
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind = 'i' AND indrelid = to_regclass(?)
              AND CASE WHEN ?::text IS NULL THEN relname ~ '_idx[0-9]*$' ELSE relname = (parse_ident(?))[1]::name END""";

    private static final String IS_MADE = "SELECT relname " + OF_TABLE + " AND indisvalid AND indisready";

    /** An index that somebody makes just now is invalid, too. */
    private static final String INVALID = "SELECT format('%I.%I', nspname, relname) " + OF_TABLE + " AND NOT (indisvalid AND indisready) "
            + "AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE index_relid = indexrelid)";

    private InterruptedIndex() {
    }

    /** Whether this statement, which may have been run before, need not run again. Any other kind of statement must, as an index without a name must. */
    static boolean isDone(Connection connection, String statement) throws SQLException {
        String plain = plain(statement);
        Matcher create = CREATE.matcher(plain);
        if (create.matches()) {
            return create.group(2) != null && !query(connection, IS_MADE, create.group(3), create.group(2)).isEmpty();
        }
        Matcher drop = DROP.matcher(plain);
        return drop.matches() && !RunLedger.exists(connection, drop.group(1));
    }

    /**
     * Removes what is in the way of a statement that makes an index.
     *
     * @param wasBegun whether the statement may have been run before: then an invalid index of its name is its own, and where it names none, one of a name as
     *                 PostgreSQL gives it
     */
    static void removeInvalid(Connection connection, String statement, boolean wasBegun) throws SQLException {
        Matcher create = CREATE.matcher(plain(statement));
        if (!create.matches() || !wasBegun && (create.group(1) == null || create.group(2) == null)) {
            return;
        }
        String drop = connection.getAutoCommit() ? "DROP INDEX CONCURRENTLY " : "DROP INDEX ";
        for (String index : query(connection, INVALID, create.group(3), create.group(2))) {
            try (Statement dropping = connection.createStatement()) {
                dropping.execute(drop + index);
            }
        }
    }

    private static String plain(String statement) {
        return Optional.of(SqlStatement.of(statement)).filter(found -> found.size() == 1).map(found -> found.get(0).plain()).orElse(statement);
    }

    private static List<String> query(Connection connection, String sql, String table, String index) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            query.setString(2, index);
            query.setString(3, index);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
