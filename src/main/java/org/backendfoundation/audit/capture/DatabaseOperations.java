package org.backendfoundation.audit.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.audit.trail.AuditTrail;
import org.backendfoundation.audit.trail.AuditValues;
import org.backendfoundation.audit.trail.Outcome;
import org.backendfoundation.audit.trail.TrailActions;
import org.backendfoundation.configuration.ApplicationSettings;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.database.ConnectionChanged;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.DatabaseOperated;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.Callers;

/** Records what operators do to this node's connection and pool, and when the connection was made or lost without an operator. */
@ApplicationScoped
class DatabaseOperations {

    static final String NODE = "Node";
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    AuditTrail trail;

    @Inject
    Callers callers;

    @Inject
    ApplicationConfiguration configuration;

    void recordOperation(@Observes DatabaseOperated operation) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("reason", AuditValues.of(operation.reason()));
        operation.details().forEach((name, value) -> metadata.add(name, AuditValues.of(value)));
        if (operation.failure() != null) {
            metadata.add("error", AuditValues.errorCode(operation.failure()));
        }
        Outcome outcome = operation.failure() == null ? Outcome.SUCCESS : Outcome.of(operation.failure());
        trail.recordIndependently(action(operation.operation()), NODE, operation.node(), outcome, metadata.build());
    }

    private static AuditAction action(DatabaseOperated.Operation operation) {
        return switch (operation) {
            case CONNECT -> TrailActions.DATABASE_CONNECT;
            case DISCONNECT -> TrailActions.DATABASE_DISCONNECT;
            case FLUSH_POOL -> TrailActions.POOL_FLUSH;
            case RESIZE_POOL -> TrailActions.POOL_RESIZE;
        };
    }

    /** An operator's command has an entry already. A loss is recorded once the trail knows of it, see {@link AuditSchema#forget}. */
    void recordConnectionChange(@Observes ConnectionChanged change) {
        boolean isByItself = callers.current().equals(Caller.SYSTEM);
        if (change.to() == ConnectionState.CONNECTED) {
            record(TrailActions.DATABASE_CONNECTED, change);
        } else if (isByItself && change.to() == ConnectionState.DISCONNECTED) {
            record(TrailActions.DATABASE_LOST, change);
        }
    }

    private void record(AuditAction action, ConnectionChanged change) {
        JsonObject cause = JSON.createObjectBuilder().add("cause", change.cause()).build();
        trail.recordIndependently(action, NODE, configuration.value(ApplicationSettings.NODE_NAME), Outcome.SUCCESS, cause);
    }
}
