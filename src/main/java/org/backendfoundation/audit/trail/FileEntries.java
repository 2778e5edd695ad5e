package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.backendfoundation.persistence.file.FileRecorder;
import org.backendfoundation.persistence.metadata.EntityMetadata;

/** Writes an entry for each file of a row that is stored or removed; what is in the file is not a part of it. */
@ApplicationScoped
class FileEntries implements FileRecorder {

    @Inject
    AuditTrail trail;

    @Override
    public void recordStored(Class<?> entity, UUID id, JsonObject description) {
        record(TrailActions.FILE_STORED, entity, id, description);
    }

    @Override
    public void recordRemoved(Class<?> entity, UUID id, JsonObject description) {
        record(TrailActions.FILE_REMOVED, entity, id, description);
    }

    private void record(AuditAction action, Class<?> entity, UUID id, JsonObject description) {
        trail.record(action, EntityMetadata.of(entity).name(), id.toString(), Outcome.SUCCESS, description);
    }
}
