package org.backendfoundation.rest.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * A health check that gives its details to {@link HealthResource} only, which knows who may see them. The server's own {@code /health}
 * shows a check's data to anybody, and on Payara it is on the application's port, so there this check is only up or down.
 */
public abstract class DetailedCheck implements HealthCheck {

    /** The state with everything that an operator should know. */
    public abstract HealthCheckResponse report();

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse report = report();
        return HealthCheckResponse.named(report.getName()).status(report.getStatus() == Status.UP).build();
    }
}
