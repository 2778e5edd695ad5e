package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.SensitiveReads;
import org.backendfoundation.persistence.list.FilterParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;

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

    /**
     * @param type  of which the rows were asked for; some may be of a class below it, which alone has the annotation
     * @param query by which they were asked for; what it asks of rows behind references is a read of those, too
     */
    void recordRows(Class<?> type, Map<String, List<String>> query, Collection<?> rows) {
        List<UUID> ids = rows.stream().filter(row -> isSensitive(row.getClass())).map(row -> ((BaseEntity) row).getId()).toList();
        if (isSensitive(type) || !ids.isEmpty()) {
            reads.recordList(type, query, ids);
        }
        FilterParameters.throughReferences(EntityMetadata.of(type), query).forEach((target, asked) -> {
            if (mayBeSensitive(target)) {
                reads.recordList(target, asked, List.of());
            }
        });
    }

    /** Whether rows of the type may be sensitive; what was purged does not say of which class it was. */
    static boolean mayBeSensitive(Class<?> type) {
        return MetadataRegistry.within(type).anyMatch(metadata -> isSensitive(metadata.type()));
    }

    private static boolean isSensitive(Class<?> type) {
        return type.isAnnotationPresent(SensitiveReads.class);
    }
}
