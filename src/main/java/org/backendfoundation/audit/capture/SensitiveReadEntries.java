package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.resource.EntityReads;

/** Writes an entry for each read of {@code persistence} that must leave one: what was asked, and which rows were shown. */
@ApplicationScoped
class SensitiveReadEntries implements EntityReads {

    @Inject
    AuditTrail trail;

    @Override
    public void recordRow(Class<?> entity, UUID id) {
        record(entity, id.toString(), Map.of("read", "row"));
    }

    @Override
    public void recordHistory(Class<?> entity, UUID id) {
        record(entity, id.toString(), Map.of("read", "history"));
    }

    @Override
    public void recordList(Class<?> entity, Map<String, List<String>> query, List<UUID> ids) {
        record(entity, null, Map.of("read", "list", "query", shown(entity, query), "rows", ids.size(), "ids", ids));
    }

    /** Masks what is a value of a row: what a secret attribute was narrowed by, and a cursor, which has the value of the last row. */
    private static Map<String, Object> shown(Class<?> entity, Map<String, List<String>> query) {
        Map<String, Object> shown = new LinkedHashMap<>();
        query.forEach((parameter, values) -> shown.put(parameter,
                parameter.equals(ListQueryParser.CURSOR) || isSecret(entity, parameter) ? AuditValues.MASK : values));
        return shown;
    }

    /** A range has the attribute's name with an ending. */
    private static boolean isSecret(Class<?> entity, String parameter) {
        return EntityMetadata.of(entity).filters().entrySet().stream().filter(filter -> parameter.startsWith(filter.getKey()))
                .anyMatch(filter -> Disclosure.UNLESS_HIDDEN.along(entity, filter.getValue().javaName()) == Disclosure.NOTHING);
    }

    private void record(Class<?> entity, String entityId, Map<String, Object> metadata) {
        trail.record(TrailActions.READ, EntityMetadata.of(entity).name(), entityId, Outcome.SUCCESS,
                AuditValues.of(metadata).asJsonObject());
    }
}
