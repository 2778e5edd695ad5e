package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Shows queries of a session the rows that were deleted softly. */
final class InactiveRows {

    private InactiveRows() {
    }

    /**
     * Not for queries that only look: they run in the parent of the unit of work, whose properties are those of all entity managers of the
     * application.
     */
    static <T> T show(EntityManager entityManager, Supplier<T> reading) {
        UnitOfWork unit = entityManager.unwrap(UnitOfWork.class);
        unit.setProperty(BaseEntity.SHOW_INACTIVE, true);
        try {
            return reading.get();
        } finally {
            unit.removeProperty(BaseEntity.SHOW_INACTIVE);
        }
    }
}
