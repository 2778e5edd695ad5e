package org.backendfoundation.migration;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started as soon as it is deployed: an orchestrator must not restart a node for a database that is late. */
@Startup
@ApplicationScoped
class MigrationStarted implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("deployed");
    }
}
