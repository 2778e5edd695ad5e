package org.backendfoundation.persistence;

import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
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
    private final Optional<ListPlace> place;

    /** @param id the attribute that has it */
    SectionQuery(CriteriaBuilder builder, Root<E> row, String id, ListQuery listing, Optional<ListPlace> place) {
        this.builder = builder;
        this.row = row;
        this.id = row.get(id);
        this.listing = listing;
        this.place = place;
    }

    Predicate[] conditions(CriteriaQuery<?> query, Section section, RowFilter<E> rule) {
        List<Predicate> conditions = new ArrayList<>();
        IntStream.range(0, section.pinned()).forEach(i -> conditions.add(pinned(i)));
        switch (section.part()) {
            case ALL -> {}
            case VALUED -> conditions.add(builder.isNotNull(column(section.pinned())));
            case UNVALUED -> conditions.add(builder.isNull(column(section.pinned())));
            case BESIDE -> conditions.add(beside(section.pinned()));
            case ROW_BESIDE -> conditions.add(rowBeside(section.pinned()));
        }
        listing.conditions(builder, query, row).forEach(conditions::add);
        rule.rows(builder, row).ifPresent(conditions::add);
        return conditions.toArray(Predicate[]::new);
    }

    /** Of all sorts in each section: an index is read in its order although a column is null in all rows. */
    List<Order> orderBy() {
        List<Order> order = new ArrayList<>();
        for (int i = 0; i < listing.sorts().size(); i++) {
            order.add(isDownwards(listing.sorts().get(i).descending()) ? builder.desc(column(i)) : builder.asc(column(i)));
        }
        order.add(isDownwards(listing.isIdDescending()) ? builder.desc(id) : builder.asc(id));
        return order;
    }

    /**
     * PostgreSQL has nulls first where it descends, which criteria cannot change; backwards it is the other way round. The first sort
     * needs no change: its nulls are a section of their own, so that an index over the column serves both directions.
     */
    <T> TypedQuery<T> withNullsLast(TypedQuery<T> query) {
        List<Sort> sorts = listing.sorts();
        for (int i = 1; i < sorts.size(); i++) {
            if (sorts.get(i).isNullable() && sorts.get(i).descending()) {
                List<org.eclipse.persistence.expressions.Expression> order = query.unwrap(ReadAllQuery.class).getOrderByExpressions();
                order.set(i, isBefore() ? order.get(i).nullsFirst() : order.get(i).nullsLast());
            }
        }
        return query;
    }

    private boolean isBefore() {
        return place.filter(ListPlace::isBefore).isPresent();
    }

    /** Away from the position, which may be against the direction of the sort. */
    private boolean isDownwards(boolean descending) {
        return descending != isBefore();
    }

    private Expression<?> column(int sort) {
        return listing.sorts().get(sort).attribute().column(builder, row);
    }

    private Predicate pinned(int sort) {
        return value(sort) == null ? builder.isNull(column(sort)) : builder.equal(rowOf(column(sort)), rowOf(builder.literal(value(sort))));
    }

    private Predicate beside(int sort) {
        return further(rowOf(column(sort)), rowOf(builder.literal(value(sort))), listing.sorts().get(sort).descending());
    }

    private Predicate rowBeside(int first) {
        List<Sort> sorts = listing.sorts();
        UUID last = place.orElseThrow().row().id();
        if (first == sorts.size()) {
            return further(id, builder.literal(last), listing.isIdDescending());
        }
        Expression<?>[] here = Stream.concat(IntStream.range(first, sorts.size()).mapToObj(this::column), Stream.of(id))
                .toArray(Expression<?>[]::new);
        Expression<?>[] there = Stream.concat(IntStream.range(first, sorts.size()).mapToObj(i -> builder.literal(value(i))),
                Stream.of(builder.literal(last))).toArray(Expression<?>[]::new);
        return further(rowOf(here), rowOf(there), listing.isIdDescending());
    }

    private <T extends Comparable<? super T>> Predicate further(Expression<T> here, Expression<T> there, boolean descending) {
        return isDownwards(descending) ? builder.lessThan(here, there) : builder.greaterThan(here, there);
    }

    /** A row of one value compares as the value does, but for its type: a text takes that of the column. */
    private Expression<String> rowOf(Expression<?>... values) {
        return builder.function("ROW", String.class, values);
    }

    private String value(int sort) {
        return place.orElseThrow().row().values().get(sort);
    }
}
