package org.backendfoundation.persistence;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/** Which rows a caller may see and change. It is part of the query, so lists and their cursors are right, too. Empty means all rows. */
@PublicApi
@NullMarked
@FunctionalInterface
public interface RowFilter<E> {

    Optional<Predicate> rows(CriteriaBuilder builder, Root<E> row);
}
