package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * Permanently removes rows in many short transactions, so that there may be any number of them; what was removed stays removed if a later
 * transaction fails. Rows to which others refer stay. The newest go first, because rows mostly refer to older rows of their own kind.
 */
@ApplicationScoped
class EntityPurge {

    private static final int AT_ONCE = 500;
    /** After every id. */
    private static final UUID HIGHEST = new UUID(-1, -1);

    @Inject
    UnitOfWork transactions;

    <E extends BaseEntity> PurgeOrder.Purged purge(Class<E> type, OffsetDateTime deletedBefore) {
        PurgeOrder.Purged all = PurgeOrder.Purged.NOTHING;
        UUID below = HIGHEST;
        List<UUID> ids;
        do {
            UUID last = below;
            ids = transactions.call(entityManager -> Repository.of(entityManager, type).deleted(deletedBefore, last, AT_ONCE));
            all = all.and(remove(type, ids, deletedBefore));
            below = ids.isEmpty() ? below : ids.get(ids.size() - 1);
        } while (ids.size() == AT_ONCE);
        return all;
    }

    /** Halves a batch that cannot be removed together, down to the single rows that cannot be removed. */
    private <E extends BaseEntity> PurgeOrder.Purged remove(Class<E> type, List<UUID> ids, OffsetDateTime deletedBefore) {
        if (ids.isEmpty()) {
            return PurgeOrder.Purged.NOTHING;
        }
        try {
            return new PurgeOrder.Purged(transactions.call(entityManager -> Repository.of(entityManager, type).purge(ids, deletedBefore)),
                    0);
        } catch (ProblemException refused) {
            if (refused.code() != PersistenceError.STILL_REFERENCED) {
                throw refused;
            }
        }
        if (ids.size() == 1) {
            return new PurgeOrder.Purged(0, 1);
        }
        int half = ids.size() / 2;
        return remove(type, ids.subList(0, half), deletedBefore).and(remove(type, ids.subList(half, ids.size()), deletedBefore));
    }
}
