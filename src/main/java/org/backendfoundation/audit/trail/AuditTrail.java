package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import org.backendfoundation.annotation.PublicApi;

/**
 * Takes what neither an entity's change nor {@link Audited} tells:
 * <pre>{@code
 * trail.record(INVOICES_SENT, "Customer", customer.getId().toString(), Outcome.SUCCESS, Json.createObjectBuilder().add("invoices", 12).build());
 * }</pre>
 * Who acts, in which request and trace, is what the present thread knows.
 */
@PublicApi
@ApplicationScoped
public class AuditTrail {

    @Inject
    AuditWriter writer;

    @Inject
    AuditOutbox independent;

    /**
     * In the transaction that runs on this thread: neither is there without the other.
     *
     * @param action     one of your {@link AuditActions}
     * @param entityType what it was done to; null, as {@code entityId}, where it was done to nothing in particular
     */
    public void record(AuditAction action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        writer.write(List.of(writer.entry(action, entityType, entityId, outcome, metadata)));
    }

    /** In a transaction of its own. Never fails: what cannot be written now is written later, and logged if there are too many. */
    public void recordIndependently(AuditAction action, String entityType, String entityId, Outcome outcome, JsonObject metadata) {
        independent.add(writer.entry(action, entityType, entityId, outcome, metadata));
    }
}
