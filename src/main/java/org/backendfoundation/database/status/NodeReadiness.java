package org.backendfoundation.database.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.backendfoundation.database.ReadinessCondition;
import org.backendfoundation.database.connection.DatabaseConnection;
import org.backendfoundation.problem.ProblemException;

/** Whether this node may serve data: it is connected, and all readiness conditions hold. */
@ApplicationScoped
public class NodeReadiness {

    @Inject
    DatabaseConnection connection;

    @Inject
    @Any
    Instance<ReadinessCondition> conditions;

    /** @throws ProblemException of kind UNAVAILABLE, with the first reason why the node may not serve */
    public void require() {
        unreadyReason().ifPresent(obstacle -> {
            throw ProblemException.retryable(obstacle.code(), obstacle.getMessage(), ReadinessCondition.RETRY_AFTER, null);
        });
    }

    /** The first reason why the node may not serve, of kind UNAVAILABLE; empty where it may. */
    public Optional<ProblemException> unreadyReason() {
        return connection.unusableReason()
                .or(() -> conditions.stream().map(ReadinessCondition::unreadyReason).flatMap(Optional::stream).findFirst());
    }
}
