package org.backendfoundation.database.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.backendfoundation.database.ConnectionState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the connection's loop runs: a database that is down, or disconnected by an operator, is no reason to restart a node. */
@Liveness
@ApplicationScoped
class ConnectionLiveness implements HealthCheck {

    static final Duration STUCK_AFTER = Duration.ofMinutes(1);

    @Inject
    DatabaseConnection connection;

    @Override
    public HealthCheckResponse call() {
        boolean needed = connection.state() == ConnectionState.CONNECTING || connection.state() == ConnectionState.CONNECTED;
        boolean stuck = needed && connection.lastStep().isBefore(Instant.now().minus(STUCK_AFTER));
        return HealthCheckResponse.named("connection loop").status(!stuck).build();
    }
}
