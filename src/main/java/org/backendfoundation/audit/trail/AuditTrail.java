package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Records what neither a change of an entity nor {@link Audited} records:
 * <pre>{@code
 * trail.record(INVOICES_SENT, "Customer", customer.getId().toString(), Outcome.SUCCESS,
 *         Json.createObjectBuilder().add("invoices", 12).build());
 * }</pre>
 * The caller, the request and the trace are those of the current thread.
 */
@PublicApi
@NullMarked
@ApplicationScoped
public class AuditTrail {

    @Inject
    AuditWriter writer;

    @Inject
    AuditOutbox outbox;

    /**
     * Writes the entry in the transaction of this thread: both are committed, or neither.
     *
     * @param action     one of your {@link AuditActions}
     * @param entityType what the action changed; null, as {@code entityId}, where it changed nothing in particular
     */
    public void record(AuditAction action, @Nullable String entityType, @Nullable String entityId, Outcome outcome, JsonObject metadata) {
        writer.write(List.of(writer.newRecord(action, entityType, entityId, outcome, metadata)));
    }

    /**
     * Writes the entry in a transaction of its own. It never fails: an entry that cannot be written now is retried, and logged if too many
     * wait.
     */
    public void recordIndependently(AuditAction action, @Nullable String entityType, @Nullable String entityId, Outcome outcome,
            JsonObject metadata) {
        outbox.add(writer.newRecord(action, entityType, entityId, outcome, metadata));
    }
}
