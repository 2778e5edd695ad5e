package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A database session that another one waits for.
 *
 * @param state such as {@code idle in transaction}; null, like {@code since}, where the database hides it from this role
 * @param since when its transaction began, in UTC
 */
public record Blocker(int pid, String application, String user, String state, OffsetDateTime since) {

    /** A transaction sees the activity as it was when the transaction began, unless the snapshot is cleared. */
    private static final String BLOCKERS = """
            SELECT activity.pid, activity.application_name, activity.usename, activity.state, activity.xact_start
            FROM (SELECT pg_stat_clear_snapshot()) cleared, unnest(pg_blocking_pids(?)) blocking
            JOIN pg_stat_activity activity ON activity.pid = blocking""";

    static List<Blocker> of(Connection connection, int waiting) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BLOCKERS)) {
            query.setInt(1, waiting);
            try (ResultSet rows = query.executeQuery()) {
                List<Blocker> blockers = new ArrayList<>();
                while (rows.next()) {
                    OffsetDateTime since = rows.getObject(5, OffsetDateTime.class);
                    blockers.add(new Blocker(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4),
                            since == null ? null : since.withOffsetSameInstant(ZoneOffset.UTC)));
                }
                return blockers;
            }
        }
    }

    static String text(List<Blocker> blockers) {
        return blockers.stream().map(Blocker::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "pid " + pid + " (" + application + ", user " + user + (state == null ? "" : ", " + state)
                + (since == null ? "" : ", since " + since) + ")";
    }
}
