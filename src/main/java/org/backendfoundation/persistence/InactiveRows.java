package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Shows queries of a session the rows that were deleted softly. */
final class InactiveRows {

    private InactiveRows() {
    }

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
