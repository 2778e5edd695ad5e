package org.backendfoundation.database;

import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.problem.ProblemException;
import org.jspecify.annotations.NullMarked;

/** A condition that must hold before this node serves data. Later rooms implement it as a bean. */
@PublicApi
@NullMarked
public interface ReadinessCondition {

    /** When a refused caller should retry. */
    Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Why the condition does not hold now, a problem of kind UNAVAILABLE; empty where it holds. */
    Optional<ProblemException> unreadyReason();
}
