package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Shows queries of a session the rows that were deleted softly. */
final class InactiveRows {

    private InactiveRows() {
    }

    /** Queries that only look run in the parent of the unit of work, which belongs to this entity manager alone as well. */
    static <T> T show(EntityManager entityManager, Supplier<T> reading) {
        UnitOfWork unit = entityManager.unwrap(UnitOfWork.class);
        List<Session> sessions = List.of(unit, unit.getParent());
        sessions.forEach(session -> session.setProperty(BaseEntity.SHOW_INACTIVE, true));
        try {
            return reading.get();
        } finally {
            sessions.forEach(session -> session.removeProperty(BaseEntity.SHOW_INACTIVE));
        }
    }
}
