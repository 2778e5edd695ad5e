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

/** Tells what operators do to the connection and the pool, and when the connection came or went by itself; of this node, by its name. */
@ApplicationScoped
class DatabaseOperations {

    private static final String NODE = "Node";
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    AuditTrail trail;

    @Inject
    Callers callers;

    @Inject
    ApplicationConfiguration configuration;

    void operated(@Observes DatabaseOperated done) {
        JsonObjectBuilder metadata = JSON.createObjectBuilder().add("reason", AuditValues.of(done.reason()));
        done.details().forEach((name, value) -> metadata.add(name, AuditValues.of(value)));
        if (done.failure() != null) {
            metadata.add("error", AuditedCall.error(done.failure()));
        }
        Outcome outcome = done.failure() == null ? Outcome.SUCCESS : Outcome.of(done.failure());
        trail.recordIndependently(action(done.operation()), NODE, done.node(), outcome, metadata.build());
    }

    private static AuditAction action(DatabaseOperated.Operation operation) {
        return switch (operation) {
            case CONNECT -> TrailActions.DATABASE_CONNECT;
            case DISCONNECT -> TrailActions.DATABASE_DISCONNECT;
            case FLUSH_POOL -> TrailActions.POOL_FLUSH;
            case RESIZE_POOL -> TrailActions.POOL_RESIZE;
        };
    }

    /** What an operator asked for has its entry already. A loss is told once the trail knows of it, see {@link AuditSchema#leave}. */
    void changed(@Observes ConnectionChanged change) {
        boolean isByItself = callers.current().equals(Caller.SYSTEM);
        if (change.to() == ConnectionState.CONNECTED) {
            tell(TrailActions.DATABASE_CONNECTED, change);
        } else if (isByItself && change.to() == ConnectionState.DISCONNECTED) {
            tell(TrailActions.DATABASE_LOST, change);
        }
    }

    private void tell(AuditAction action, ConnectionChanged change) {
        JsonObject cause = JSON.createObjectBuilder().add("cause", change.cause()).build();
        trail.recordIndependently(action, NODE, configuration.value(ApplicationSettings.NODE_NAME), Outcome.SUCCESS, cause);
    }
}
