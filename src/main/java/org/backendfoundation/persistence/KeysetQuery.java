package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.ListQuery.Sort;
import org.backendfoundation.persistence.metadata.EntityAttribute;
import org.backendfoundation.persistence.metadata.EntityMetadata;

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
    private final EntityMetadata<E> metadata;
    private final RowFilter<E> rule;
    private final ListQuery listing;
    private final Optional<Cursor> after;
    private final boolean readOnly;

    KeysetQuery(EntityManager entityManager, EntityMetadata<E> metadata, RowFilter<E> rule, ListQuery listing, boolean readOnly) {
        this.entityManager = entityManager;
        this.metadata = metadata;
        this.rule = rule;
        this.listing = listing;
        this.after = Cursor.of(listing);
        this.readOnly = readOnly;
    }

    /**
     * @param entity null for a row that was deleted meanwhile
     * @param place  what a cursor keeps of it: the sort value as the database writes it
     */
    private record Positioned<E>(UUID id, E entity, String place) {
    }

    Page<E> page() {
        // reads one row more than wanted, which shows whether there is a next page
        List<Positioned<E>> rows = rows(listing.limit() + 1);
        List<E> items = rows.stream().limit(listing.limit()).map(Positioned::entity).filter(Objects::nonNull).toList();
        if (rows.size() <= listing.limit()) {
            return new Page<>(items, Optional.empty());
        }
        Positioned<E> last = rows.get(listing.limit() - 1);
        return new Page<>(items, Optional.of(new Cursor(last.place(), last.id()).encode(listing.scope())));
    }

    private List<Positioned<E>> rows(int wanted) {
        Optional<EntityAttribute> nullable = listing.sort().map(Sort::attribute).filter(EntityAttribute::isNullable);
        if (nullable.isEmpty()) {
            return section(wanted, this::afterPosition);
        }
        EntityAttribute attribute = nullable.get();
        boolean withValues = after.map(position -> position.value() != null).orElse(true);
        List<Positioned<E>> rows = withValues ? new ArrayList<>(section(wanted, (builder, row) -> {
            List<Predicate> place = afterPosition(builder, row);
            place.add(builder.isNotNull(attribute.column(builder, row)));
            return place;
        })) : new ArrayList<>();
        if (rows.size() < wanted) {
            rows.addAll(section(wanted - rows.size(), (builder, row) -> withoutValue(builder, row, attribute, !withValues)));
        }
        return rows;
    }

    private List<Predicate> withoutValue(CriteriaBuilder builder, Root<E> row, EntityAttribute attribute, boolean isContinued) {
        List<Predicate> place = new ArrayList<>(List.of(builder.isNull(attribute.column(builder, row))));
        if (isContinued) {
            place.add(behindId(builder, row, after.orElseThrow()));
        }
        return place;
    }

    private List<Positioned<E>> section(int wanted, BiFunction<CriteriaBuilder, Root<E>, List<Predicate>> place) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        return listing.sort().isPresent() ? sorted(builder, wanted, place) : unsorted(builder, wanted, place);
    }

    private List<Positioned<E>> unsorted(CriteriaBuilder builder, int wanted, BiFunction<CriteriaBuilder, Root<E>, List<Predicate>> place) {
        CriteriaQuery<E> query = builder.createQuery(metadata.type());
        Root<E> row = query.from(metadata.type());
        query.select(row).where(conditions(builder, row, place)).orderBy(orderBy(builder, row));
        return hint(RowBatch.of(entityManager.createQuery(query), metadata)).setMaxResults(wanted).getResultList().stream()
                .map(entity -> new Positioned<>(entity.getId(), entity, null)).toList();
    }

    /** Reads the sort value as the database's own text, which is exact for every type and unread by the entity's accessors. */
    private List<Positioned<E>> sorted(CriteriaBuilder builder, int wanted, BiFunction<CriteriaBuilder, Root<E>, List<Predicate>> place) {
        CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
        Root<E> row = query.from(metadata.type());
        Expression<String> text = builder.function("text", String.class, listing.sort().orElseThrow().attribute().column(builder, row));
        boolean isWhole = metadata.collections().isEmpty();
        query.multiselect(isWhole ? row : row.get(metadata.id().javaName()), text).where(conditions(builder, row, place))
                .orderBy(orderBy(builder, row));
        List<Object[]> found = hint(entityManager.createQuery(query)).setMaxResults(wanted).getResultList();
        return isWhole ? found.stream().map(this::positioned).toList() : withCollections(found);
    }

    private <T> TypedQuery<T> hint(TypedQuery<T> query) {
        return RowBatch.hint(query, readOnly);
    }

    private Positioned<E> positioned(Object[] found) {
        E entity = metadata.type().cast(found[0]);
        return new Positioned<>(entity.getId(), entity, (String) found[1]);
    }

    /** Only a query of the rows alone reads their collections together. */
    private List<Positioned<E>> withCollections(List<Object[]> found) {
        List<UUID> ids = found.stream().map(one -> (UUID) one[0]).toList();
        Map<UUID, E> rows = RowBatch.find(entityManager, metadata, rule, ids, readOnly);
        return found.stream().map(one -> new Positioned<>((UUID) one[0], rows.get(one[0]), (String) one[1])).toList();
    }

    private Predicate[] conditions(CriteriaBuilder builder, Root<E> row, BiFunction<CriteriaBuilder, Root<E>, List<Predicate>> place) {
        List<Predicate> conditions = new ArrayList<>(place.apply(builder, row));
        listing.filters().forEach(filter -> conditions.add(filter.condition(builder, row)));
        rule.rows(builder, row).ifPresent(conditions::add);
        return conditions.toArray(Predicate[]::new);
    }

    private List<Order> orderBy(CriteriaBuilder builder, Root<E> row) {
        List<Order> order = new ArrayList<>();
        listing.sort().ifPresent(sort -> order.add(direction(builder, sort.attribute().column(builder, row))));
        order.add(direction(builder, row.get(metadata.id().javaName())));
        return order;
    }

    private Order direction(CriteriaBuilder builder, Expression<?> column) {
        return listing.isDescending() ? builder.desc(column) : builder.asc(column);
    }

    private List<Predicate> afterPosition(CriteriaBuilder builder, Root<E> row) {
        List<Predicate> place = new ArrayList<>();
        after.ifPresent(position -> place.add(listing.sort().map(sort -> behindRow(builder, row, sort, position))
                .orElseGet(() -> behindId(builder, row, position))));
        return place;
    }

    private Predicate behindRow(CriteriaBuilder builder, Root<E> row, Sort sort, Cursor position) {
        Expression<
                String> here = builder.function("ROW", String.class, sort.attribute().column(builder, row),
                        row.get(metadata.id().javaName()));
        Expression<String> there = builder.function("ROW", String.class,
                builder.literal(position.value()), builder.literal(position.id()));
        return listing.isDescending() ? builder.lessThan(here, there) : builder.greaterThan(here, there);
    }

    private Predicate behindId(CriteriaBuilder builder, Root<E> row, Cursor position) {
        Path<UUID> id = row.get(metadata.id().javaName());
        return listing.isDescending() ? builder.lessThan(id, position.id()) : builder.greaterThan(id, position.id());
    }
}
