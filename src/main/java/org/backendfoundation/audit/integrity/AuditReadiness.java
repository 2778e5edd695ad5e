package org.backendfoundation.audit.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.audit.seal.Sealer;
import org.backendfoundation.audit.trail.AuditError;
import org.backendfoundation.audit.trail.AuditSchema;
import org.backendfoundation.database.ConnectionState;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.rest.health.DetailedCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports how far sealing is behind. A lag makes no node unready: late seals make no request fail, and an unready node would not seal
 * sooner. The check is down only with the database, when nothing is known of the trail.
 */
@Readiness
@ApplicationScoped
class AuditReadiness extends DetailedCheck {

    @Inject
    AuditSchema schema;

    @Inject
    DatabaseConnection connection;

    @Inject
    Sealer sealer;

    @Override
    public HealthCheckResponse report() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("audit").withData("state", schema.state());
        if (connection.state() != ConnectionState.CONNECTED) {
            return answer.withData("code", AuditError.TRAIL_NOT_READY.name()).down().build();
        }
        sealer.backlog().ifPresent(backlog -> answer.withData("seal_lag_ms", backlog.lag().toMillis()));
        return answer.up().build();
    }
}
