package org.backendfoundation.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testkit.EmbeddedDatabase;

/** An entry of the trail, read from its table. */
record RecordedEntry(String action, String actor, String outcome, String requestId, String traceId, JsonObject metadata) {

    private static final String ENTRIES = "SELECT action_type, actor_name, outcome, request_id, trace_id, metadata FROM audit_trail.audit_entry"
            + " WHERE %s ORDER BY timestamp, id";

    /** Those of one entity, or of one thing that an operation names. */
    static List<RecordedEntry> of(SampleServer server, String type, String id) {
        return where(server, "entity_type = '%s' AND entity_id = '%s'".formatted(type, id));
    }

    /** Those for which the condition holds, in their order. */
    static List<RecordedEntry> where(SampleServer server, String condition) {
        List<RecordedEntry> entries = new ArrayList<>();
        try (Connection connection = server.database().superuser(EmbeddedDatabase.NAME).getConnection();
                ResultSet rows = connection.createStatement().executeQuery(ENTRIES.formatted(condition))) {
            while (rows.next()) {
                entries.add(new RecordedEntry(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5),
                        Json.createReader(new StringReader(rows.getString(6))).readObject()));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject change(String field) {
        return metadata.getJsonObject("changes").getJsonObject(field);
    }
}
