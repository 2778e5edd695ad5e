package org.backendfoundation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backendfoundation.rest.DetailedCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how far sealing is behind. Always up: seals that are late make no request fail, and taking nodes out would not make them come sooner. */
@Readiness
@ApplicationScoped
class AuditReadiness extends DetailedCheck {

    @Inject
    AuditSchema schema;

    @Inject
    Sealer sealer;

    @Override
    public HealthCheckResponse report() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("audit").withData("state", schema.state());
        sealer.lag().ifPresent(lag -> answer.withData("seal_lag_ms", lag.toMillis()));
        return answer.up().build();
    }
}
