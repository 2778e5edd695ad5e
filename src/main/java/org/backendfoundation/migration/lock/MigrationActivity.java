package org.backendfoundation.migration.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What the migrating session is doing.
 *
 * @param statement the text of its last statement, at most as long as {@code track_activity_query_size}; null, like {@code since}, where
 *         the database hides it from this role
 * @param since     when that statement began, in UTC
 * @param waitsFor  what PostgreSQL says it waits for, such as {@code Lock: relation}; null where it does not wait
 * @param blockers  the sessions that it waits for
 * @param progress  null where PostgreSQL reports none for this kind of statement
 */
public record MigrationActivity(int pid, String state, String statement, OffsetDateTime since, String waitsFor, List<Blocker> blockers,
        Progress progress) {

    private static final String ACTIVITY = """
            SELECT pid, state, query, query_start, wait_event_type || ': ' || wait_event FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = '""" + MigrationLock.SESSION_NAME
            + "' ORDER BY query_start DESC NULLS LAST LIMIT 1";

    /** The progress views of PostgreSQL 13 to 18 for the statements that a migration may run. */
    private static final String PROGRESS = """
            SELECT command, phase, relation, done, total FROM (
              SELECT pid, command, phase, relid, CASE WHEN blocks_total > 0 THEN blocks_done ELSE tuples_done END AS done,
                CASE WHEN blocks_total > 0 THEN blocks_total ELSE tuples_total END AS total FROM pg_stat_progress_create_index
              UNION ALL SELECT pid, 'VACUUM', phase, relid, heap_blks_scanned, heap_blks_total FROM pg_stat_progress_vacuum
              UNION ALL SELECT pid, command, phase, relid, heap_blks_scanned, heap_blks_total FROM pg_stat_progress_cluster
              UNION ALL SELECT pid, 'ANALYZE', phase, relid, sample_blks_scanned, sample_blks_total FROM pg_stat_progress_analyze
            ) running, LATERAL (SELECT relid::regclass::text AS relation) named WHERE pid =\s""";

    /**
     * The progress of a long statement.
     *
     * @param done  blocks or rows, whichever PostgreSQL counts for this command in this phase
     * @param total number of blocks or rows; 0 where it is not known
     */
    public record Progress(String command, String phase, String relation, long done, long total) {
    }

    public static Optional<MigrationActivity> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ACTIVITY)) {
            return row.next() ? Optional.of(activity(connection, row)) : Optional.empty();
        }
    }

    private static MigrationActivity activity(Connection connection, ResultSet row) throws SQLException {
        int pid = row.getInt(1);
        OffsetDateTime since = row.getObject(4, OffsetDateTime.class);
        boolean isHidden = since == null;
        return new MigrationActivity(pid, row.getString(2), isHidden ? null : row.getString(3),
                isHidden ? null : since.withOffsetSameInstant(ZoneOffset.UTC),
                row.getString(5), Blocker.of(connection, pid), progress(connection, pid).orElse(null));
    }

    private static Optional<Progress> progress(Connection connection, int pid) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(PROGRESS + pid)) {
            return row.next()
                    ? Optional.of(new Progress(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                    : Optional.empty();
        }
    }
}
