package org.backendfoundation.database.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.backendfoundation.database.DatabaseError;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.database.pool.ConnectionPool;
import org.backendfoundation.database.pool.PoolFigures;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.health.DetailedCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while connected and not draining. It answers at once, from what the connection's loop saw last. It reports an exhausted pool, which
 * does not make the node unready: callers are refused or served, and taking the node out would only move them to other nodes.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness extends DetailedCheck {

    @Inject
    DatabaseConnection connection;

    @Inject
    ConnectionPool pool;

    @Override
    public HealthCheckResponse report() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database").withData("state", connection.state().name());
        Optional<ProblemException> obstacle = connection.unreadyReason();
        obstacle.ifPresent(reason -> answer.withData("code", reason.code().name()).withData("reason", reason.getMessage()));
        boolean exhausted = pool.figures().filter(PoolFigures::isExhausted).isPresent();
        if (obstacle.isEmpty() && exhausted) {
            answer.withData("code", DatabaseError.POOL_EXHAUSTED.name());
        }
        return answer.status(obstacle.isEmpty()).build();
    }
}
