package org.backendfoundation.audit.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.rest.trace.Spans;

/** Inserts entries in the connection's current transaction. */
final class AuditStore {

    private static final String INSERT = """
            INSERT INTO audit_trail.audit_entry
              (action_type, actor_id, actor_name, entity_type, entity_id, outcome, request_id, trace_id, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))""";

    private AuditStore() {
    }

    /** Writes the entries in the given order. */
    static void write(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (records.size() == 1) {
                bind(insert, records.get(0));
                Spans.statementBegins();
                insert.executeUpdate();
                Spans.statementEnds();
                return;
            }
            for (AuditRecord entry : records) {
                bind(insert, entry);
                insert.addBatch();
            }
            Spans.statementBegins();
            insert.executeBatch();
            Spans.statementEnds();
        }
    }

    private static void bind(PreparedStatement insert, AuditRecord entry) throws SQLException {
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
