package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Records what neither a change of an entity nor {@link Audited} records:
 * <pre>{@code
 * trail.record("INVOICES_SENT", "Customer", customer.getId().toString(), Outcome.SUCCESS, Json.createObjectBuilder().add("invoices", 12).build());
 * }</pre>
 * The caller, the request and the trace are those of the current thread.
 */
@ApplicationScoped
public class AuditTrail {

    @Inject
    AuditWriter writer;

    @Inject
    AuditOutbox outbox;

    /**
     * Writes the entry in the transaction of this thread: both are committed, or neither.
     *
     * @param action     upper case with underscores, at most 63 characters
     * @param entityType what the action changed; null, as {@code entityId}, where it changed nothing in particular
     */
    public void record(String action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        writer.write(List.of(writer.newRecord(action, entityType, entityId, outcome, metadata)));
    }

    /**
     * Writes the entry in a transaction of its own. It never fails: an entry that cannot be written now is retried, and logged if too many
     * wait.
     */
    public void recordIndependently(String action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        outbox.add(writer.newRecord(action, entityType, entityId, outcome, metadata));
    }
}
