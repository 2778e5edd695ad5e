package org.backendfoundation.persistence;

import jakarta.persistence.TypedQuery;
import java.util.List;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.eclipse.persistence.annotations.BatchFetchType;
import org.eclipse.persistence.expressions.Expression;
import org.eclipse.persistence.queries.ReadAllQuery;

/**
 * Reads what many rows have in other tables by one statement for each table, and not for each row. The query says so and not the mapping:
 * with a mapping that says it EclipseLink refuses queries whose own entity batches nothing, as one that selects two entities.
 */
final class RowBatch {

    private RowBatch() {
    }

    /** @param query selects the entity, perhaps with more */
    static <T> TypedQuery<T> of(TypedQuery<T> query, EntityMetadata<?> metadata) {
        ReadAllQuery reading = query.unwrap(ReadAllQuery.class);
        if (!metadata.collections().isEmpty()) {
            reading.setBatchFetchType(BatchFetchType.IN);
        }
        metadata.collections().forEach(path -> reading.addBatchReadAttribute(expression(reading, path)));
        return query;
    }

    private static Expression expression(ReadAllQuery query, String path) {
        Expression place = query.getExpressionBuilder();
        for (String name : List.of(path.split("\\."))) {
            place = place.get(name, false);
        }
        return place;
    }
}
