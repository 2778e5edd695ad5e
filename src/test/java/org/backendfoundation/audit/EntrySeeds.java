package org.backendfoundation.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.backendfoundation.testkit.EmbeddedDatabase;

/** Entries of a test's own, written past the application; one transaction, so one position, for each call. */
public record EntrySeeds(EmbeddedDatabase database) {

    /** @param metadata an expression over {@code i}, which counts from one */
    public void add(UUID actor, String action, int count, String metadata) {
        try (Connection connection = database.owner().getConnection()) {
            add(connection, actor, action, count, metadata);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Connection connection, UUID actor, String action, int count, String metadata) throws SQLException {
        String insert = "INSERT INTO audit_trail.audit_entry (action_type, actor_id, actor_name, outcome, metadata) SELECT ?, ?, 'seed', 'SUCCESS', "
                + metadata + " FROM generate_series(1, ?) i";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, action);
            statement.setObject(2, actor);
            statement.setInt(3, count);
            statement.executeUpdate();
        }
    }
}
