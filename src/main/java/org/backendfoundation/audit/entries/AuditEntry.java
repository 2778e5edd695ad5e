package org.backendfoundation.audit.entries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.rest.json.Timestamps;

/**
 * One entry of the trail. A value that the entry does not have is null.
 *
 * @param metadata the text in which PostgreSQL returns the JSON. It is never parsed here: a number may have more digits than a parser
 *         accepts
 */
public record AuditEntry(UUID id, OffsetDateTime timestamp, String action, UUID actorId, String actorName, String entityType,
        String entityId, String outcome,
        String requestId, String traceId, String metadata) {

    /** The column names, which are also the field names in exports. */
    public static final List<String> NAMES = List.of("id", "timestamp", "action_type", "actor_id", "actor_name", "entity_type", "entity_id",
            "outcome", "request_id",
            "trace_id", "metadata");

    /** What a query selects for the present caller. */
    static String columns(ReadableMetadata readable) {
        return String.join(", ", NAMES.subList(0, NAMES.size() - 1)) + ", " + readable.sql() + " AS metadata";
    }

    /** @param row a row whose columns begin with {@link #columns}; more may follow */
    public static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class), row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
                row.getString(11));
    }

    /** The values as text, in the order of {@link #NAMES}; null where there is none. */
    public List<String> texts() {
        return Arrays.asList(id.toString(), Timestamps.format(timestamp), action, actorId.toString(), actorName, entityType, entityId,
                outcome, requestId,
                traceId, metadata);
    }
}
