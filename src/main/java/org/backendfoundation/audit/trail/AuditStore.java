package org.backendfoundation.audit.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes entries into the one table, in whatever transaction the connection is. */
final class AuditStore {

    private static final String INSERT = """
            INSERT INTO audit_trail.audit_entry
              (action_type, actor_id, actor_name, entity_type, entity_id, outcome, request_id, trace_id, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))""";

    private AuditStore() {
    }

    /** In this order. */
    static void write(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (records.size() == 1) {
                set(insert, records.get(0));
                insert.executeUpdate();
                return;
            }
            for (AuditRecord entry : records) {
                set(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, AuditRecord entry) throws SQLException {
        insert.setString(1, entry.action().name());
        insert.setObject(2, entry.actorId());
        insert.setString(3, entry.actorName());
        insert.setString(4, entry.entityType());
        insert.setString(5, entry.entityId());
        insert.setString(6, entry.outcome().name());
        insert.setString(7, entry.requestId());
        insert.setString(8, entry.traceId());
        insert.setString(9, entry.metadata().toString());
    }
}
