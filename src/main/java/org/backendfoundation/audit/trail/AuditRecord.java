package org.backendfoundation.audit.trail;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An entry to be written. The database sets its id, time and position.
 *
 * @param entityType what the action changed; null where it changed nothing in particular
 * @param entityId   null where there is none
 * @param requestId  null in work that no request started
 * @param traceId    32 hexadecimal digits of the trace (W3C Trace Context); null where there is none
 * @param metadata   further facts; its texts can be stored, see {@link AuditValues}
 */
public record AuditRecord(AuditAction action, UUID actorId, String actorName, String entityType, String entityId, Outcome outcome,
        String requestId, String traceId, JsonObject metadata) {

    private static final JsonProvider JSON = JsonProvider.provider();

    public AuditRecord {
        metadata = metadata == null ? JsonValue.EMPTY_JSON_OBJECT : AuditValues.storable(metadata);
        entityId = AuditValues.storable(entityId);
        actorName = AuditValues.storable(actorName);
    }

    /** The same entry with the time at which it happened, to be written later. */
    AuditRecord at(OffsetDateTime time) {
        JsonObject dated = JSON.createObjectBuilder(metadata).add("happened_at", AuditValues.of(time)).build();
        return new AuditRecord(action, actorId, actorName, entityType, entityId, outcome, requestId, traceId, dated);
    }
}
