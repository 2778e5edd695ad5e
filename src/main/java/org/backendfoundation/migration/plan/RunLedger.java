package org.backendfoundation.migration.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.migration.revision.Direction;
import org.backendfoundation.migration.revision.RevisionState;

/**
 * The table {@code migration_run}: what was run, when, by whom and how it ended. The ledger creates its own table, and no rollback removes
 * it. Callers of writing methods hold the migration lock and commit.
 */
public final class RunLedger {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS migration_run (
              position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              id uuid NOT NULL UNIQUE,
              deployment_id uuid NOT NULL,
              revision text NOT NULL,
              direction text NOT NULL,
              state text NOT NULL CHECK (state IN ('PENDING', 'APPLYING', 'APPLIED', 'ROLLING_BACK', 'ROLLED_BACK')),
              actor text NOT NULL,
              host text NOT NULL,
              checksum text NOT NULL,
              started_at timestamptz NOT NULL,
              finished_at timestamptz,
              error text,
              CHECK (finished_at >= started_at)
            )""";

    /** What the first version of the table lacked. */
    private static final String UPGRADE_V2 = """
            ALTER TABLE migration_run DROP CONSTRAINT IF EXISTS migration_run_direction_check,
              ADD CONSTRAINT migration_run_direction CHECK (direction IN ('UPGRADE', 'DOWNGRADE', 'STAMP')),
              ADD COLUMN build text, ADD COLUMN reason text, ADD COLUMN sql_hash text;
            CREATE INDEX migration_run_by_revision ON migration_run (revision, position)""";

    private static final String IS_CURRENT_VERSION = """
            SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass('migration_run') AND attname = 'sql_hash')""";

    /** A clock that was set back does not break the order of the history. */
    private static final String BEGIN = """
            INSERT INTO migration_run (id, deployment_id, revision, direction, state, actor, host, checksum, build, reason, sql_hash, started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              greatest(clock_timestamp(), (SELECT max(greatest(started_at, finished_at)) FROM migration_run)))""";

    private static final String FINISH = """
            UPDATE migration_run SET state = ?, error = ?, finished_at = greatest(clock_timestamp(), started_at) WHERE id = ?""";

    /** The holder of the lock closes open runs, because their nodes are gone; the changelog rows tell what they finished. */
    private static final String CLOSE_INTERRUPTED = """
            UPDATE migration_run run SET finished_at = greatest(clock_timestamp(), started_at),
              state = CASE WHEN applied.yes THEN 'APPLIED' WHEN direction = 'DOWNGRADE' THEN 'ROLLED_BACK' ELSE 'PENDING' END,
              error = CASE WHEN applied.yes = (direction <> 'DOWNGRADE') THEN NULL
                           ELSE 'interrupted: the node ended before the run did' END
            FROM (SELECT open.id, EXISTS (SELECT FROM databasechangelog log WHERE log.id = open.revision AND log."""
            + AppliedRevision.IS_OURS + """
            ) AS yes
                  FROM migration_run open WHERE open.finished_at IS NULL) applied
            WHERE run.id = applied.id""";

    private static final String ALL = """
            SELECT *, (extract(epoch FROM finished_at - started_at) * 1000)::bigint AS duration_ms,
              to_jsonb(run) ->> 'build' AS by_build, to_jsonb(run) ->> 'reason' AS for_reason, to_jsonb(run) ->> 'sql_hash' AS of_sql
            FROM migration_run run ORDER BY position""";

    private static final String UNFINISHED = """
            SELECT revision, direction FROM (SELECT DISTINCT ON (revision) revision, direction, error FROM migration_run ORDER BY revision, position DESC) last
            WHERE error IS NOT NULL""";

    public void ensure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "migration_run")) {
                statement.execute(TABLE);
            }
            if (!isCurrentVersion(connection)) {
                statement.execute(UPGRADE_V2);
            }
        }
    }

    /** Whether the ledger exists in this version's form. */
    public static boolean isCurrentVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(IS_CURRENT_VERSION)) {
            return row.next() && row.getBoolean(1);
        }
    }

    public UUID begin(Connection connection, UUID id, MigrationCommand command, PlanStep step, String sqlHash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, id);
            statement.setObject(2, command.deploymentId());
            statement.setString(3, step.revision().id());
            statement.setString(4, step.direction().name());
            statement.setString(5, step.stateWhileRunning().name());
            statement.setString(6, command.actor());
            statement.setString(7, command.host());
            statement.setString(8, step.revision().checksum());
            statement.setString(9, command.build());
            statement.setString(10, command.reason());
            statement.setString(11, sqlHash);
            statement.executeUpdate();
            return id;
        }
    }

    /** For each revision whose last run failed or was interrupted, the direction of that run, by the revision's id. */
    public Map<String, Direction> unfinishedDirections(Connection connection) throws SQLException {
        Map<String, Direction> unfinished = new HashMap<>();
        if (!exists(connection, "migration_run")) {
            return unfinished;
        }
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(UNFINISHED)) {
            while (rows.next()) {
                unfinished.put(rows.getString(1), Direction.valueOf(rows.getString(2)));
            }
        }
        return unfinished;
    }

    public void finish(Connection connection, UUID run, RevisionState state, String error) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, state.name());
            statement.setString(2, error);
            statement.setObject(3, run);
            statement.executeUpdate();
        }
    }

    public void closeInterrupted(Connection connection) throws SQLException {
        if (!exists(connection, "databasechangelog")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CLOSE_INTERRUPTED);
        }
    }

    /** Ids of the revisions that were applied under this deployment, whatever their state is now. */
    public Set<String> appliedBy(Connection connection, UUID deployment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT revision FROM migration_run WHERE deployment_id = ? AND direction = 'UPGRADE' AND state = 'APPLIED'")) {
            statement.setObject(1, deployment);
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> revisions = new HashSet<>();
                while (rows.next()) {
                    revisions.add(rows.getString(1));
                }
                return revisions;
            }
        }
    }

    /** All runs in the order in which they began; empty where the ledger does not exist yet. */
    public List<Run> runs(Connection connection) throws SQLException {
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

    public static boolean exists(Connection connection, String table) throws SQLException {
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
                row.getObject("finished_at", OffsetDateTime.class), (Long) row.getObject("duration_ms"), row.getString("error"),
                row.getString("by_build"), row.getString("for_reason"), row.getString("of_sql"));
    }
}
