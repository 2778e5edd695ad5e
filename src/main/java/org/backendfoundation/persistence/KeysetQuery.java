package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
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
import java.util.function.BiFunction;
import org.backendfoundation.persistence.ListQuery.Filter;
import org.backendfoundation.persistence.ListQuery.Sort;

/**
 * Reads a page from the end of the previous one, never by how many rows to skip (use-the-index-luke.com/no-offset), so that every page
 * costs the same.
 *
 * <p>It compares the position as a row, {@code ROW(due_on, id) > ROW(?, ?)}, which PostgreSQL answers from an index over the two columns;
 * it does not do so for the same condition with {@code or}. A row value with a null compares with nothing, so a nullable column is read in
 * two sections: first the rows with a value, then those without.
 */
final class KeysetQuery<E extends BaseEntity> {

    private final EntityManager entityManager;
    private final EntityMetadata<E> shape;
    private final RowFilter<E> rule;
    private final ListQuery listing;

    KeysetQuery(EntityManager entityManager, EntityMetadata<E> shape, RowFilter<E> rule, ListQuery listing) {
        this.entityManager = entityManager;
        this.shape = shape;
        this.rule = rule;
        this.listing = listing;
    }

    Page<E> page() {
        // reads one row more than wanted, which shows whether there is a next page
        List<E> rows = rows(listing.limit() + 1);
        if (rows.size() <= listing.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        List<E> items = rows.subList(0, listing.limit());
        return new Page<>(List.copyOf(items), Optional.of(behind(items.get(items.size() - 1)).encode(listing.scope())));
    }

    private Cursor behind(E last) {
        return new Cursor(listing.sort().map(sort -> sort.attribute().text(last)).orElse(null), last.getId());
    }

    private List<E> rows(int wanted) {
        Optional<EntityAttribute> nullable = listing.sort().map(Sort::attribute).filter(EntityAttribute::isNullable);
        if (nullable.isEmpty()) {
            return section(wanted, this::afterPosition);
        }
        String column = nullable.get().javaName();
        boolean withValues = listing.after().map(after -> after.value() != null).orElse(true);
        List<E> rows = withValues ? new ArrayList<>(section(wanted, (builder, row) -> {
            List<Predicate> place = afterPosition(builder, row);
            place.add(builder.isNotNull(row.get(column)));
            return place;
        })) : new ArrayList<>();
        if (rows.size() < wanted) {
            rows.addAll(section(wanted - rows.size(), (builder, row) -> withoutValue(builder, row, column, !withValues)));
        }
        return rows;
    }

    private List<Predicate> withoutValue(CriteriaBuilder builder, Root<E> row, String column, boolean isContinued) {
        List<Predicate> place = new ArrayList<>(List.of(builder.isNull(row.get(column))));
        if (isContinued) {
            place.add(behindId(builder, row, listing.after().orElseThrow()));
        }
        return place;
    }

    private List<E> section(int wanted, BiFunction<CriteriaBuilder, Root<E>, List<Predicate>> place) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<E> query = builder.createQuery(shape.type());
        Root<E> row = query.from(shape.type());
        List<Predicate> conditions = new ArrayList<>(place.apply(builder, row));
        listing.filters().forEach(filter -> conditions.add(condition(builder, row, filter)));
        rule.rows(builder, row).ifPresent(conditions::add);
        query.select(row).where(conditions.toArray(Predicate[]::new)).orderBy(orderBy(builder, row));
        return entityManager.createQuery(query).setMaxResults(wanted).getResultList();
    }

    private List<Order> orderBy(CriteriaBuilder builder, Root<E> row) {
        List<Order> order = new ArrayList<>();
        listing.sort().ifPresent(sort -> order.add(direction(builder, row.get(sort.attribute().javaName()))));
        order.add(direction(builder, row.get(shape.id().javaName())));
        return order;
    }

    private Order direction(CriteriaBuilder builder, Expression<?> column) {
        return listing.isDescending() ? builder.desc(column) : builder.asc(column);
    }

    private List<Predicate> afterPosition(CriteriaBuilder builder, Root<E> row) {
        List<Predicate> place = new ArrayList<>();
        listing.after().ifPresent(after -> place.add(listing.sort().map(sort -> behindRow(builder, row, sort, after))
                .orElseGet(() -> behindId(builder, row, after))));
        return place;
    }

    private Predicate behindRow(CriteriaBuilder builder, Root<E> row, Sort sort, Cursor after) {
        Expression<
                String> here = builder.function("ROW", String.class, row.get(sort.attribute().javaName()), row.get(shape.id().javaName()));
        Expression<String> there = builder.function("ROW", String.class,
                builder.literal(sort.attribute().parse(ListQueryParser.CURSOR, after.value())), builder.literal(after.id()));
        return listing.isDescending() ? builder.lessThan(here, there) : builder.greaterThan(here, there);
    }

    private Predicate behindId(CriteriaBuilder builder, Root<E> row, Cursor after) {
        Path<UUID> id = row.get(shape.id().javaName());
        return listing.isDescending() ? builder.lessThan(id, after.id()) : builder.greaterThan(id, after.id());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the value was parsed as the attribute's own type
    private static Predicate condition(CriteriaBuilder builder, Root<?> row, Filter filter) {
        Path column = row.get(filter.attribute().javaName());
        return switch (filter.comparison()) {
            case EQUAL -> builder.equal(column, filter.value());
            case FROM -> builder.greaterThanOrEqualTo(column, (Comparable) filter.value());
            case TO -> builder.lessThan(column, (Comparable) filter.value());
        };
    }
}
