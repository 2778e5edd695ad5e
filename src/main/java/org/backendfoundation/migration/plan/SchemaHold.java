package org.backendfoundation.migration.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the schema at a revision other than the head, by an administrator's command. Nodes do not upgrade past it. A node that finds the
 * way to it interrupted, because another node ended, finishes it. It is stored in the table {@code migration_hold}, which has one row or
 * none.
 *
 * @param revision     an id, or {@code base}
 * @param deploymentId of the command that led there
 * @param since        in UTC
 */
public record SchemaHold(String revision, UUID deploymentId, String actor, String reason, OffsetDateTime since) {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS migration_hold (
              is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
              revision text NOT NULL,
              deployment_id uuid NOT NULL,
              actor text NOT NULL,
              reason text NOT NULL,
              since timestamptz NOT NULL DEFAULT clock_timestamp()
            )""";

    private static final String SAVE = """
            INSERT INTO migration_hold (revision, deployment_id, actor, reason) VALUES (?, ?, ?, ?)
            ON CONFLICT (is_only) DO UPDATE SET revision = excluded.revision, deployment_id = excluded.deployment_id,
              actor = excluded.actor, reason = excluded.reason, since = excluded.since""";

    public static void ensure(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
        }
    }

    public static boolean exists(Connection connection) throws SQLException {
        return RunLedger.exists(connection, "migration_hold");
    }

    static Optional<SchemaHold> find(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT revision, deployment_id, actor, reason, since FROM migration_hold")) {
            return row.next() ? Optional.of(of(row)) : Optional.empty();
        }
    }

    /** The caller holds the migration lock and commits. */
    public static void save(Connection connection, String revision, MigrationCommand command) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, revision);
            statement.setObject(2, command.deploymentId());
            statement.setString(3, command.actor());
            statement.setString(4, command.reason());
            statement.executeUpdate();
        }
    }

    public static void remove(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM migration_hold");
        }
    }

    private static SchemaHold of(ResultSet row) throws SQLException {
        return new SchemaHold(row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return revision + " by " + actor + " since " + since + ": " + reason;
    }
}
