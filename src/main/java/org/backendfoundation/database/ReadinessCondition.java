package org.backendfoundation.database;

import java.time.Duration;
import java.util.Optional;
import org.backendfoundation.problem.ProblemException;

/** Something that must hold before this node serves data. Later rooms implement it as a bean. */
public interface ReadinessCondition {

    /** How soon a refused caller should try again. */
    Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Why it does not hold now, of kind UNAVAILABLE; nothing where it does. */
    Optional<ProblemException> unreadyReason();
}
