package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.persistence.reference.ReferringAttribute;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/** The rows that refer to others by an attribute, whoever may see them. */
final class ReferringRows {

    /** All are in memory at once, and locked until the transaction ends. */
    private static final int MOST_ROWS = 10_000;

    private static final String ID = "id";
    private static final String ACTIVE = "active";

    private final EntityManager entityManager;
    private int found;

    ReferringRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<BaseEntity> active(ReferringAttribute attribute, List<UUID> ids) {
        return rows(attribute, ids, true);
    }

    List<BaseEntity> inactive(ReferringAttribute attribute, List<UUID> ids) {
        return InactiveRows.show(entityManager, () -> rows(attribute, ids, false));
    }

    boolean hasActive(ReferringAttribute attribute, List<UUID> ids) {
        return RowBatch.batches(ids).stream().anyMatch(batch -> !query(attribute, batch, true).setMaxResults(1).getResultList().isEmpty());
    }

    /** @throws ProblemException {@code STILL_REFERENCED} if there are more than one transaction should change */
    private List<BaseEntity> rows(ReferringAttribute attribute, List<UUID> ids, boolean active) {
        List<BaseEntity> rows = new ArrayList<>();
        for (List<UUID> batch : RowBatch.batches(ids)) {
            List<? extends BaseEntity> read = query(attribute, batch, active).setMaxResults(MOST_ROWS - found + 1).getResultList();
            rows.addAll(read);
            found += read.size();
            if (found > MOST_ROWS) {
                throw new ProblemException(PersistenceError.STILL_REFERENCED,
                        "More than %s rows refer to it, directly or through others; delete those of %s first."
                                .formatted(MOST_ROWS, attribute.entityName()));
            }
        }
        return rows;
    }

    /** Its names may be words of the query language, so it is made without text. */
    private TypedQuery<? extends BaseEntity> query(ReferringAttribute attribute, List<UUID> ids, boolean active) {
        return query(attribute.entity().getJavaClass().asSubclass(BaseEntity.class), attribute, ids, active);
    }

    private <E extends BaseEntity> TypedQuery<E> query(Class<E> type, ReferringAttribute attribute, List<UUID> ids, boolean active) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<E> query = builder.createQuery(type);
        Root<E> row = query.from(type);
        Path<?> path = row;
        for (String step : attribute.path()) {
            path = path.get(step);
        }
        return entityManager.createQuery(query.select(row).where(path.get(ID).in(ids), builder.equal(row.get(ACTIVE), active)));
    }
}
