package org.backendfoundation.migration;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The node counts as started once it is deployed: an orchestrator must not restart it because the database is late. */
@Startup
@ApplicationScoped
class MigrationStarted implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("deployed");
    }
}
