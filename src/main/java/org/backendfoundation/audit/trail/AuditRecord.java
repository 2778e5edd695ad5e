package org.backendfoundation.audit.trail;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What is to be kept of one thing that happened. Id, time and position are the database's to set.
 *
 * @param entityType what it was done to; null where it was done to nothing in particular
 * @param entityId   null where there is none
 * @param requestId  null in work that no request asked for
 * @param traceId    32 hexadecimal digits of the caller's trace (W3C Trace Context); null where it sent none
 * @param metadata   whatever else matters; texts are fit for storing, see {@link AuditValues}
 */
public record AuditRecord(AuditAction action, UUID actorId, String actorName, String entityType, String entityId, Outcome outcome,
        String requestId, String traceId, JsonObject metadata) {

    private static final JsonProvider JSON = JsonProvider.provider();

    public AuditRecord {
        metadata = metadata == null ? JsonValue.EMPTY_JSON_OBJECT : AuditValues.storable(metadata);
        entityId = AuditValues.storable(entityId);
        actorName = AuditValues.storable(actorName);
    }

    /** The same, written later than it happened. */
    AuditRecord at(OffsetDateTime time) {
        JsonObject dated = JSON.createObjectBuilder(metadata).add("happened_at", AuditValues.of(time)).build();
        return new AuditRecord(action, actorId, actorName, entityType, entityId, outcome, requestId, traceId, dated);
    }
}
