package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.SensitiveReads;

/** Records the reads of entities with {@link SensitiveReads}, in the transaction that reads; those of other entities are not recorded. */
@ApplicationScoped
class RecordedReads {

    @Inject
    EntityReads reads;

    void recordRow(BaseEntity entity) {
        if (isSensitive(entity.getClass())) {
            reads.recordRow(entity.getClass(), entity.getId());
        }
    }

    /** For a type with sensitive reads only: it needs a transaction of its own. */
    void recordHistory(Class<?> type, UUID id) {
        reads.recordHistory(type, id);
    }

    /** @param query by which the rows were asked for */
    void recordRows(Class<?> type, Map<String, List<String>> query, Collection<UUID> ids) {
        if (isSensitive(type)) {
            reads.recordList(type, query, List.copyOf(ids));
        }
    }

    static boolean isSensitive(Class<?> type) {
        return type.isAnnotationPresent(SensitiveReads.class);
    }
}
