package org.backendfoundation.database;

import java.util.Optional;
import org.backendfoundation.problem.ProblemException;

/** Something that must hold before this node serves data. Later rooms implement it as a bean. */
public interface ServingCondition {

    /** Why it does not hold now, of kind UNAVAILABLE; nothing where it does. */
    Optional<ProblemException> obstacle();
}
