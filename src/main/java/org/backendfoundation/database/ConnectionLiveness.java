package org.backendfoundation.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while somebody looks after the connection, whatever its state: a database that is down is no reason to restart a node. */
@Liveness
@ApplicationScoped
class ConnectionLiveness implements HealthCheck {

    static final Duration STUCK_AFTER = Duration.ofMinutes(1);

    @Inject
    DatabaseConnection connection;

    @Override
    public HealthCheckResponse call() {
        boolean cared = connection.state() == ConnectionState.DISCONNECTED
                || connection.lastStep().isAfter(Instant.now().minus(STUCK_AFTER));
        return HealthCheckResponse.named("connection loop").status(cared).build();
    }
}
