package org.backendfoundation.persistence.list;

import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request for one page.
 *
 * @param sorts  the first decides; the id decides between rows that are equal in all
 * @param cursor as the caller sent it
 * @param scope  the list to which a cursor belongs
 * @param basis  the rows that are there before the filters narrow them
 * @param behind the rows behind references by which it is narrowed
 */
public record ListQuery(int limit, List<Sort> sorts, List<Filter> filters, Optional<String> cursor, String scope, ListBasis basis,
        ReferencedRows behind) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public ListQuery(int limit, List<Sort> sorts, List<Filter> filters, Optional<String> cursor, String scope) {
        this(limit, sorts, filters, cursor, scope, ListBasis.ALL, ReferencedRows.ALL);
    }

    public ListQuery narrowedBy(ReferencedRows rows) {
        return new ListQuery(limit, sorts, filters, cursor, scope, basis, rows);
    }

    /** The same without what statistics of all rows must not answer: they would tell of those that the caller does not see. */
    public ListQuery estimable(CriteriaBuilder builder) {
        return new ListQuery(limit, sorts, filters.stream().filter(filter -> filter.isOfAllRows(builder, behind)).toList(), cursor, scope,
                basis, behind);
    }

    /** What the basis and the filters say of a row. */
    public Stream<Predicate> conditions(CriteriaBuilder builder, CommonAbstractCriteria query, Root<?> row) {
        return Stream.concat(basis.condition().rows(builder, query, row).stream(),
                filters.stream().map(filter -> filter.condition(builder, query, row, behind)));
    }

    /** Whether ids come in the other order: in that of the last sort, which an index over both goes on with. */
    public boolean isIdDescending() {
        return !sorts.isEmpty() && sorts.get(sorts.size() - 1).descending();
    }
}
