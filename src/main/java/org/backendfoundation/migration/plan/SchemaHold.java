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
 * That the schema is to stay at a revision other than the head, because somebody said so. Nodes do not climb past it; one that finds the way to it
 * unfinished, because the node that was on it ended, finishes it. Kept in the table {@code migration_hold}, of one row or none.
 *
 * @param revision     an id, or {@code base}
 * @param deploymentId of the order that led there
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

    private static final String PUT = """
            INSERT INTO migration_hold (revision, deployment_id, actor, reason) VALUES (?, ?, ?, ?)
            ON CONFLICT (is_only) DO UPDATE SET revision = excluded.revision, deployment_id = excluded.deployment_id,
              actor = excluded.actor, reason = excluded.reason, since = excluded.since""";

    public static void ensure(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
            }
        }
    }

    public static boolean isThere(Connection connection) throws SQLException {
        return RunLedger.exists(connection, "migration_hold");
    }

    static Optional<SchemaHold> find(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT revision, deployment_id, actor, reason, since FROM migration_hold")) {
            return row.next() ? Optional.of(of(row)) : Optional.empty();
        }
    }

    /** For the caller to commit, under the migration lock. */
    public static void put(Connection connection, String revision, MigrationOrder order) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, revision);
            statement.setObject(2, order.deploymentId());
            statement.setString(3, order.actor());
            statement.setString(4, order.reason());
            statement.executeUpdate();
        }
    }

    public static void lift(Connection connection) throws SQLException {
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
