package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.Section;
import org.backendfoundation.persistence.metadata.EntityMetadata;

/**
 * Reads a page from the end of the previous one, or backwards from the beginning of the next one, never by how many rows to skip
 * (use-the-index-luke.com/no-offset), so that every page costs the same. It reads one {@link Section} after the other until the page is
 * full: mostly one.
 */
final class KeysetQuery<E extends BaseEntity> {

    private final EntityManager entityManager;
    private final EntityMetadata<E> metadata;
    private final RowFilter<E> rule;
    private final ListQuery listing;
    private final Optional<ListPlace> place;
    private final boolean readOnly;

    KeysetQuery(EntityManager entityManager, EntityMetadata<E> metadata, RowFilter<E> rule, ListQuery listing, boolean readOnly) {
        this.entityManager = entityManager;
        this.metadata = metadata;
        this.rule = rule;
        this.listing = listing;
        this.place = ListPlace.of(listing);
        this.readOnly = readOnly;
    }

    /**
     * @param entity null for a row that was deleted meanwhile
     * @param place  what a cursor keeps of it
     */
    private record Positioned<E>(E entity, Cursor place) {
    }

    Page<E> page() {
        // reads one row more than wanted, which shows whether there is a further page
        List<Positioned<E>> rows = rows(listing.limit() + 1);
        boolean isMore = rows.size() > listing.limit();
        List<Positioned<E>> shown = new ArrayList<>(rows.subList(0, Math.min(rows.size(), listing.limit())));
        boolean isBefore = place.filter(ListPlace::isBefore).isPresent();
        if (isBefore) {
            Collections.reverse(shown);
        }
        Optional<Positioned<E>> first = shown.stream().findFirst().filter(any -> isBefore ? isMore : place.isPresent());
        Optional<Positioned<E>> last = shown.stream().skip(Math.max(0, shown.size() - 1)).findFirst().filter(any -> isBefore || isMore);
        return new Page<>(shown.stream().map(Positioned::entity).filter(Objects::nonNull).toList(),
                last.map(row -> new ListPlace(row.place(), false).encode(listing)),
                first.map(row -> new ListPlace(row.place(), true).encode(listing)));
    }

    /** Away from the place of the page. */
    private List<Positioned<E>> rows(int wanted) {
        List<Positioned<E>> rows = new ArrayList<>();
        for (Section section : place.map(known -> known.sections(listing)).orElseGet(() -> Section.all(listing.sorts()))) {
            if (rows.size() < wanted) {
                rows.addAll(listing.sorts().isEmpty() ? unsorted(section, wanted) : sorted(section, wanted - rows.size()));
            }
        }
        return rows;
    }

    private List<Positioned<E>> unsorted(Section section, int wanted) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<E> query = builder.createQuery(metadata.type());
        Root<E> row = query.from(metadata.type());
        where(query.select(row), builder, row, section);
        return hint(RowBatch.of(entityManager.createQuery(query), metadata)).setMaxResults(wanted).getResultList().stream()
                .map(entity -> new Positioned<>(entity, new Cursor((String) null, entity.getId()))).toList();
    }

    /** Reads the sort values as the database's own texts, which are exact for every type and unread by the entity's accessors. */
    private List<Positioned<E>> sorted(Section section, int wanted) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = builder.createQuery(Object[].class);
        Root<E> row = query.from(metadata.type());
        boolean isWhole = metadata.collections().isEmpty();
        Stream<Selection<?>> texts = listing.sorts().stream()
                .map(sort -> builder.function("text", String.class, sort.attribute().column(builder, row)));
        query.multiselect(Stream.concat(Stream.of(isWhole ? row : row.get(metadata.id().javaName())), texts).toList());
        TypedQuery<Object[]> reading = where(query, builder, row, section).withNullsLast(entityManager.createQuery(query));
        List<Object[]> found = hint(reading).setMaxResults(wanted).getResultList();
        return isWhole ? found.stream().map(this::positioned).toList() : withCollections(found);
    }

    private SectionQuery<E> where(CriteriaQuery<?> query, CriteriaBuilder builder, Root<E> row, Section section) {
        SectionQuery<E> part = new SectionQuery<>(builder, row, metadata.id().javaName(), listing, place);
        query.where(part.conditions(query, section, rule)).orderBy(part.orderBy());
        return part;
    }

    private <T> TypedQuery<T> hint(TypedQuery<T> query) {
        return RowBatch.hint(query, readOnly);
    }

    private Positioned<E> positioned(Object[] found) {
        E entity = metadata.type().cast(found[0]);
        return new Positioned<>(entity, place(entity.getId(), found));
    }

    private static Cursor place(UUID id, Object[] found) {
        return new Cursor(Arrays.stream(found).skip(1).map(String.class::cast).toList(), id);
    }

    /** Only a query of the rows alone reads their collections together. */
    private List<Positioned<E>> withCollections(List<Object[]> found) {
        List<UUID> ids = found.stream().map(one -> (UUID) one[0]).toList();
        Map<UUID, E> rows = RowBatch.find(entityManager, metadata, rule, ids, readOnly);
        return found.stream().map(one -> new Positioned<>(rows.get(one[0]), place((UUID) one[0], one))).toList();
    }
}
