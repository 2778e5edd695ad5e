package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.persistence.resource.EntityReads;

/** Writes an entry for each read of {@code persistence} that must leave one: what was asked, and which rows were shown. */
@ApplicationScoped
class SensitiveReadEntries implements EntityReads {

    @Inject
    AuditTrail trail;

    @Override
    public void recordRow(String entityType, UUID id) {
        record(entityType, id.toString(), Map.of("read", "row"));
    }

    @Override
    public void recordHistory(String entityType, UUID id) {
        record(entityType, id.toString(), Map.of("read", "history"));
    }

    @Override
    public void recordList(String entityType, Map<String, List<String>> query, List<UUID> ids) {
        record(entityType, null, Map.of("read", "list", "query", query, "rows", ids.size(), "ids", ids));
    }

    private void record(String entityType, String entityId, Map<String, Object> metadata) {
        trail.record(TrailActions.READ, entityType, entityId, Outcome.SUCCESS, AuditValues.of(metadata).asJsonObject());
    }
}
