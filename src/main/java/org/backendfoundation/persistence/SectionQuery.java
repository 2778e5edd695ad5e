package org.backendfoundation.persistence;

import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.Section;
import org.backendfoundation.persistence.list.Sort;
import org.eclipse.persistence.queries.ReadAllQuery;

/** Conditions and order of one section of a list. Values of a position are texts, of which the database makes those of the column. */
final class SectionQuery<E extends BaseEntity> {

    private final CriteriaBuilder builder;
    private final Root<E> row;
    private final Path<UUID> id;
    private final ListQuery listing;
    private final Optional<Cursor> after;

    /** @param id the attribute that has it */
    SectionQuery(CriteriaBuilder builder, Root<E> row, String id, ListQuery listing, Optional<Cursor> after) {
        this.builder = builder;
        this.row = row;
        this.id = row.get(id);
        this.listing = listing;
        this.after = after;
    }

    Predicate[] conditions(Section section, RowFilter<E> rule) {
        List<Predicate> conditions = new ArrayList<>();
        IntStream.range(0, section.pinned()).forEach(i -> conditions.add(pinned(i)));
        switch (section.part()) {
            case ALL -> {}
            case VALUED -> conditions.add(builder.isNotNull(column(section.pinned())));
            case UNVALUED -> conditions.add(builder.isNull(column(section.pinned())));
            case AFTER -> conditions.add(after(section.pinned()));
            case ROW_AFTER -> conditions.add(rowAfter(section.pinned()));
        }
        listing.filters().forEach(filter -> conditions.add(filter.condition(builder, row)));
        rule.rows(builder, row).ifPresent(conditions::add);
        return conditions.toArray(Predicate[]::new);
    }

    /** Of all sorts in each section: an index is read in its order although a column is null in all rows. */
    List<Order> orderBy() {
        List<Order> order = new ArrayList<>();
        for (int i = 0; i < listing.sorts().size(); i++) {
            order.add(listing.sorts().get(i).descending() ? builder.desc(column(i)) : builder.asc(column(i)));
        }
        order.add(listing.isIdDescending() ? builder.desc(id) : builder.asc(id));
        return order;
    }

    /**
     * PostgreSQL has nulls first where it descends, which criteria cannot change. The first sort needs no change: its nulls are a section
     * of their own, so that an index over the column serves both directions.
     */
    static <T> TypedQuery<T> withNullsLast(TypedQuery<T> query, List<Sort> sorts) {
        for (int i = 1; i < sorts.size(); i++) {
            if (sorts.get(i).isNullable() && sorts.get(i).descending()) {
                List<org.eclipse.persistence.expressions.Expression> order = query.unwrap(ReadAllQuery.class).getOrderByExpressions();
                order.set(i, order.get(i).nullsLast());
            }
        }
        return query;
    }

    private Expression<?> column(int sort) {
        return listing.sorts().get(sort).attribute().column(builder, row);
    }

    private Predicate pinned(int sort) {
        return value(sort) == null ? builder.isNull(column(sort)) : builder.equal(rowOf(column(sort)), rowOf(builder.literal(value(sort))));
    }

    private Predicate after(int sort) {
        return behind(rowOf(column(sort)), rowOf(builder.literal(value(sort))), listing.sorts().get(sort).descending());
    }

    private Predicate rowAfter(int first) {
        List<Sort> sorts = listing.sorts();
        UUID last = after.orElseThrow().id();
        if (first == sorts.size()) {
            return behind(id, builder.literal(last), listing.isIdDescending());
        }
        Expression<?>[] here = Stream.concat(IntStream.range(first, sorts.size()).mapToObj(this::column), Stream.of(id))
                .toArray(Expression<?>[]::new);
        Expression<?>[] there = Stream.concat(IntStream.range(first, sorts.size()).mapToObj(i -> builder.literal(value(i))),
                Stream.of(builder.literal(last))).toArray(Expression<?>[]::new);
        return behind(rowOf(here), rowOf(there), listing.isIdDescending());
    }

    private <T extends Comparable<? super T>> Predicate behind(Expression<T> here, Expression<T> there, boolean descending) {
        return descending ? builder.lessThan(here, there) : builder.greaterThan(here, there);
    }

    /** A row of one value compares as the value does, but for its type: a text takes that of the column. */
    private Expression<String> rowOf(Expression<?>... values) {
        return builder.function("ROW", String.class, values);
    }

    private String value(int sort) {
        return after.orElseThrow().values().get(sort);
    }
}
