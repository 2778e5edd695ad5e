package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.eclipse.persistence.annotations.BatchFetchType;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.eclipse.persistence.expressions.Expression;
import org.eclipse.persistence.queries.ReadAllQuery;

/**
 * Reads many rows, and what they have in other tables by one statement for each table, not for each row. The query says so and not the
 * mapping: with a mapping that says it EclipseLink refuses queries whose own entity batches nothing, as one that selects two entities.
 */
final class RowBatch {

    /** PostgreSQL takes 65,535 parameters in one statement. */
    private static final int MOST_IDS = 1000;

    private RowBatch() {
    }

    /** @param query selects the entity and nothing else: of other queries EclipseLink 4.0.1 reads the collections as empty */
    static <E> TypedQuery<E> of(TypedQuery<E> query, EntityMetadata<E> metadata) {
        if (!metadata.collections().isEmpty()) {
            ReadAllQuery reading = query.unwrap(ReadAllQuery.class);
            reading.setBatchFetchType(BatchFetchType.IN);
            metadata.collections().forEach(path -> reading.addBatchReadAttribute(expression(reading, path)));
        }
        return query;
    }

    private static Expression expression(ReadAllQuery query, String path) {
        Expression place = query.getExpressionBuilder();
        for (String name : List.of(path.split("\\."))) {
            place = place.get(name, false);
        }
        return place;
    }

    /** @return those of the rows that are there and within the rule */
    static <E extends BaseEntity> Map<UUID, E> find(EntityManager entityManager, EntityMetadata<E> metadata, RowFilter<E> rule,
            List<UUID> ids, boolean readOnly) {
        Map<UUID, E> found = new HashMap<>();
        for (List<UUID> batch : batches(ids)) {
            CriteriaQuery<E> query = query(entityManager.getCriteriaBuilder(), metadata, rule, batch);
            hint(of(entityManager.createQuery(query), metadata), readOnly).getResultList().forEach(row -> found.put(row.getId(), row));
        }
        return found;
    }

    /**
     * Reads entities again that this session has written.
     *
     * @return how many of them are there and within the rule
     */
    static <E extends BaseEntity> int refresh(EntityManager entityManager, EntityMetadata<E> metadata, RowFilter<E> rule,
            List<E> entities) {
        return batches(entities.stream().map(BaseEntity::getId).toList()).stream()
                .mapToInt(batch -> of(entityManager.createQuery(query(entityManager.getCriteriaBuilder(), metadata, rule, batch)), metadata)
                        .setHint(QueryHints.REFRESH, HintValues.TRUE).getResultList().size())
                .sum();
    }

    static <T> TypedQuery<T> hint(TypedQuery<T> query, boolean readOnly) {
        return readOnly ? query.setHint(QueryHints.READ_ONLY, HintValues.TRUE) : query;
    }

    /** Divides ids into as many as one statement names. */
    static List<List<UUID>> batches(List<UUID> ids) {
        List<List<UUID>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + MOST_IDS)));
        }
        return batches;
    }

    private static <E extends BaseEntity> CriteriaQuery<E> query(CriteriaBuilder builder, EntityMetadata<E> metadata, RowFilter<E> rule,
            List<UUID> ids) {
        CriteriaQuery<E> query = builder.createQuery(metadata.type());
        Root<E> row = query.from(metadata.type());
        Predicate among = row.get(metadata.id().javaName()).in(ids);
        return query.select(row).where(rule.rows(builder, row).map(allowed -> builder.and(among, allowed)).orElse(among));
    }
}
