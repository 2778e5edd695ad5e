package org.backendfoundation.audit.trail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.UUID;
import org.backendfoundation.persistence.command.CommandRecorder;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.metadata.EntityMetadata;

/** Writes an entry for each {@link EntityCommand}, beside those of the rows that it changed. */
@ApplicationScoped
class CommandEntries implements CommandRecorder {

    @Inject
    AuditTrail trail;

    @Override
    public void recordDone(EntityCommand command, Class<?> entity, UUID id) {
        trail.record(AuditedMethods.action(command), EntityMetadata.of(entity).name(), id.toString(), Outcome.SUCCESS,
                JsonValue.EMPTY_JSON_OBJECT);
    }

    @Override
    public void recordFailed(EntityCommand command, Class<?> entity, UUID id, Throwable failure) {
        trail.recordIndependently(AuditedMethods.action(command), EntityMetadata.of(entity).name(), id.toString(), Outcome.of(failure),
                JsonProvider.provider().createObjectBuilder().add("error", AuditValues.errorCode(failure)).build());
    }
}
