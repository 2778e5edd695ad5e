package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** By which rows behind references a list is narrowed. A reference to another row, or to one that was deleted, is as an empty one. */
@PublicApi
@NullMarked
@FunctionalInterface
public interface ReferencedRows {

    ReferencedRows ALL = (type, builder, row) -> Optional.empty();

    /**
     * A condition on the rows of one type; empty for all.
     *
     * @param row of this type
     */
    Optional<Predicate> rows(Class<?> type, CriteriaBuilder builder, Root<?> row);
}
