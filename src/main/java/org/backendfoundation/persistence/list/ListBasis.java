package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.jspecify.annotations.NullMarked;

/**
 * Which rows a list is about, before its caller narrows it: all, those that refer to one, or those of a team's own condition.
 *
 * @param scope what tells its cursors from those of other lists of the entity
 */
@PublicApi
@NullMarked
public record ListBasis(List<String> scope, Condition condition) {

    public static final ListBasis ALL = new ListBasis(List.of(), (builder, query, row) -> Optional.empty());

    /** Empty for all rows. */
    @PublicApi
    @FunctionalInterface
    public interface Condition {

        Optional<Predicate> rows(CriteriaBuilder builder, CommonAbstractCriteria query, Root<?> row);
    }

    /** @param reference the attribute, by its name in queries, that refers to the row */
    public static ListBasis ofReference(Class<?> type, String reference, UUID row) {
        Filter filter = new Filter(EntityMetadata.of(type).byJavaName(reference), Operator.EQUAL, List.of(row));
        return new ListBasis(List.of(filter.attribute().name(), filter.values().toString()),
                (builder, query, found) -> Optional.of(filter.condition(builder, query, found, ReferencedRows.ALL)));
    }
}
