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
 * Repairs what an interrupted or failed {@code CREATE} or {@code DROP INDEX CONCURRENTLY} left: a complete index, an invalid one, or none.
 * It drops an invalid index, so that the statement can run again (PostgreSQL documentation, "Building Indexes Concurrently"): {@code IF NOT
 * EXISTS} would accept it as complete. It leaves indexes of partitioned tables alone, since they are invalid by intent until each partition
 * has its own.
 */
final class InterruptedIndex {

    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?)";

    private static final Pattern CREATE = Pattern.compile("(?is)CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(IF NOT EXISTS )?(?:" + NAME
            + " )??ON (?:ONLY )?" + NAME + ".*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DROP = Pattern.compile("(?is)DROP INDEX CONCURRENTLY " + NAME + " ?(?:CASCADE|RESTRICT)?",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final String OF_TABLE = """
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE relkind = 'i' AND indrelid = to_regclass(?)
              AND CASE WHEN ?::text IS NULL THEN relname ~ '_idx[0-9]*$' ELSE relname = (parse_ident(?))[1]::name END""";

    private static final String IS_MADE = "SELECT relname " + OF_TABLE + " AND indisvalid AND indisready";

    /** Leaves out an index that somebody is building now, which is invalid, too. */
    private static final String INVALID = "SELECT format('%I.%I', nspname, relname) " + OF_TABLE + " AND NOT (indisvalid AND indisready) "
            + "AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index WHERE index_relid = indexrelid)";

    private InterruptedIndex() {
    }

    /**
     * Whether this statement, which may have run before, need not run again. Statements of other kinds, and those for an index without a
     * name, always must.
     */
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
     * Drops an invalid index that blocks a statement that makes an index.
     *
     * @param mayHaveRun whether the statement may have run before: then an invalid index of its name is its own. Where the statement names
     *         none, an index with a name as PostgreSQL generates it is
     */
    static void removeInvalid(Connection connection, String statement, boolean mayHaveRun) throws SQLException {
        Matcher create = CREATE.matcher(plain(statement));
        if (!create.matches() || !mayHaveRun && (create.group(1) == null || create.group(2) == null)) {
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
        return Optional.of(SqlStatement.of(statement)).filter(found -> found.size() == 1).map(found -> found.get(0).plain())
                .orElse(statement);
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
