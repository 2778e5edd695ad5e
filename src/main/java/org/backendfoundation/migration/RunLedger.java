package org.backendfoundation.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code migration_run}: what was run, when, by whom and how it ended. It makes itself and is never rolled back.
 * Callers hold the migration lock for whatever writes, and commit.
 */
final class RunLedger {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS migration_run (
              position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              id uuid NOT NULL UNIQUE,
              deployment_id uuid NOT NULL,
              revision text NOT NULL,
              direction text NOT NULL CHECK (direction IN ('UPGRADE', 'DOWNGRADE')),
              state text NOT NULL CHECK (state IN ('PENDING', 'APPLYING', 'APPLIED', 'ROLLING_BACK', 'ROLLED_BACK')),
              actor text NOT NULL,
              host text NOT NULL,
              checksum text NOT NULL,
              started_at timestamptz NOT NULL,
              finished_at timestamptz,
              error text,
              CHECK (finished_at >= started_at)
            )""";

    /** A clock that was set back does not break the order of the history. */
    private static final String BEGIN = """
            INSERT INTO migration_run (id, deployment_id, revision, direction, state, actor, host, checksum, started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?,
              greatest(clock_timestamp(), (SELECT max(greatest(started_at, finished_at)) FROM migration_run)))""";

    private static final String FINISH = """
            UPDATE migration_run SET state = ?, error = ?, finished_at = greatest(clock_timestamp(), started_at) WHERE id = ?""";

    /** Whoever holds the lock and finds an open run knows that its node is gone; the change log table tells how far it came. */
    private static final String CLOSE_INTERRUPTED = """
            UPDATE migration_run run SET finished_at = greatest(clock_timestamp(), started_at),
              state = CASE WHEN applied.yes THEN 'APPLIED' WHEN direction = 'UPGRADE' THEN 'PENDING' ELSE 'ROLLED_BACK' END,
              error = CASE WHEN applied.yes = (direction = 'UPGRADE') THEN NULL
                           ELSE 'interrupted: the node ended before the run did' END
            FROM (SELECT open.id, EXISTS (SELECT FROM databasechangelog log WHERE log.id = open.revision) AS yes
                  FROM migration_run open WHERE open.finished_at IS NULL) applied
            WHERE run.id = applied.id""";

    private static final String ALL = """
            SELECT *, (extract(epoch FROM finished_at - started_at) * 1000)::bigint AS duration_ms
            FROM migration_run ORDER BY position""";

    void ensure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "migration_run")) {
                statement.execute(TABLE);
            }
        }
    }

    UUID begin(Connection connection, UUID id, UUID deployment, Revision revision, String actor, String host) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, id);
            statement.setObject(2, deployment);
            statement.setString(3, revision.id());
            statement.setString(4, "UPGRADE");
            statement.setString(5, RevisionState.APPLYING.name());
            statement.setString(6, actor);
            statement.setString(7, host);
            statement.setString(8, revision.checksum());
            statement.executeUpdate();
            return id;
        }
    }

    void finish(Connection connection, UUID run, RevisionState state, String error) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, state.name());
            statement.setString(2, error);
            statement.setObject(3, run);
            statement.executeUpdate();
        }
    }

    void closeInterrupted(Connection connection) throws SQLException {
        if (!exists(connection, "databasechangelog")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CLOSE_INTERRUPTED);
        }
    }

    /** All runs in the order in which they began; none where the ledger is not there yet. */
    List<Run> runs(Connection connection) throws SQLException {
        List<Run> runs = new ArrayList<>();
        if (!exists(connection, "migration_run")) {
            return runs;
        }
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                runs.add(run(rows));
            }
        }
        return runs;
    }

    static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(row.getLong("position"), row.getObject("id", UUID.class), row.getObject("deployment_id", UUID.class),
                row.getString("revision"), row.getString("direction"), row.getString("state"), row.getString("actor"),
                row.getString("host"), row.getString("checksum"), row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class), (Long) row.getObject("duration_ms"), row.getString("error"));
    }
}
