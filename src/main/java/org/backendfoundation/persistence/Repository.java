package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.persistence.list.ListBasis;
import org.backendfoundation.persistence.list.ListQuery;
import org.backendfoundation.persistence.list.ListQueryParser;
import org.backendfoundation.persistence.list.ReferencedRows;
import org.backendfoundation.persistence.list.RowCount;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.ReferenceQuery;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.AttributeRoles;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;
import org.jspecify.annotations.NullMarked;

/**
 * The entities of one type in one session. Rows that were deleted softly are not there, unless {@link #withInactive()} asks for them.
 * <pre>{@code
 * UUID id = sessions.call(entityManager -> Repository.of(entityManager, Invoice.class).create(invoice).getId());
 * }</pre>
 * Writes are sent to the database before a method returns, so that a conflict shows where it was made. None of these objects outlives its
 * session.
 */
@PublicApi
@NullMarked
public final class Repository<E extends BaseEntity> {

    private final EntityManager entityManager;
    private final EntityMetadata<E> metadata;
    /** What lists may be narrowed and sorted by. */
    private final EntityMetadata<E> listed;
    private final RowFilter<E> rule;
    private final boolean inactive;
    private final boolean readOnly;
    private final ReferencedRows behind;

    private Repository(EntityManager entityManager, EntityMetadata<E> metadata, EntityMetadata<E> listed, RowFilter<E> rule,
            boolean inactive, boolean readOnly, ReferencedRows behind) {
        this.entityManager = entityManager;
        this.metadata = metadata;
        this.listed = listed;
        this.rule = rule;
        this.inactive = inactive;
        this.readOnly = readOnly;
        this.behind = behind;
    }

    public static <E extends BaseEntity> Repository<E> of(EntityManager entityManager, Class<E> type) {
        EntityMetadata<E> metadata = EntityMetadata.of(type);
        return new Repository<>(entityManager, metadata, metadata, (builder, row) -> Optional.empty(), false, false, ReferencedRows.ALL);
    }

    /** The same entities, restricted to the rows of the filter; what is written must match the filter as well. */
    public Repository<E> within(RowFilter<E> narrower) {
        return new Repository<>(entityManager, metadata, listed, narrower, inactive, readOnly, behind);
    }

    /** The same entities; what filters ask of rows behind references, they ask only of these, and without this of all active ones. */
    public Repository<E> narrowedBy(ReferencedRows rows) {
        return new Repository<>(entityManager, metadata, listed, rule, inactive, readOnly, rows);
    }

    /**
     * The same entities; what a list may be narrowed and sorted by is what this caller may read, as {@link AttributeRoles} say, and without
     * this all that {@link Listed} names.
     */
    public Repository<E> knownTo(Caller caller) {
        return new Repository<>(entityManager, metadata, EntityMetadata.of(metadata.type(), caller), rule, inactive, readOnly, behind);
    }

    /** The same entities, with those that were deleted softly. */
    public Repository<E> withInactive() {
        return new Repository<>(entityManager, metadata, listed, rule, true, readOnly, behind);
    }

    /**
     * The same entities, to look at: their changes are not stored. That saves the copy that shows the provider what has changed, and the
     * comparison with it at the end of the session.
     */
    public Repository<E> readOnly() {
        return new Repository<>(entityManager, metadata, listed, rule, inactive, true, behind);
    }

    public EntityManager session() {
        return entityManager;
    }

    public E create(E entity) {
        entityManager.persist(entity);
        return flush(entity);
    }

    /**
     * Writes many entities, which are new or were changed, by few messages to the database, and reads them again by one statement. What
     * validation or the database refuses does not say which of them it is about.
     *
     * @throws ProblemException {@code ROW_FORBIDDEN} if one of them is outside of the filter
     */
    public void writeAll(List<E> entities) {
        entities.forEach(entityManager::persist);
        PostgresPlatform.inBatches(entityManager::flush);
        if (RowBatch.refresh(entityManager, metadata, rule, entities) < entities.size()) {
            throw forbidden();
        }
    }

    public Optional<E> find(UUID id) {
        Optional<E> found = showing(() -> hasRule() ? single(id) : Optional.ofNullable(entityManager.find(metadata.type(), id, hints())));
        // the entity manager still knows an entity that it deleted itself
        return found.filter(entity -> inactive || entity.isActive());
    }

    /**
     * Those of the active rows that are there, by one statement; what they have in other tables by one for each table. They are to look at:
     * their changes are not stored.
     */
    public Map<UUID, E> look(List<UUID> ids) {
        return RowBatch.find(entityManager, metadata, shown(), ids, true);
    }

    /** @throws ProblemException {@code ENTITY_NOT_FOUND} */
    public E get(UUID id) {
        return find(id).orElseThrow(() -> unknown(metadata.type(), id));
    }

    public static ProblemException unknown(Class<?> type, UUID id) {
        return new ProblemException(PersistenceError.ENTITY_NOT_FOUND,
                "There is no " + type.getSimpleName() + " " + id + " here, or it was deleted.");
    }

    /**
     * A page of at most 200, by query parameters: {@code limit}, {@code cursor}, {@code sort} and the filters of {@link Listed}.
     *
     * @throws ProblemException {@code VALIDATION_FAILED} or {@code INVALID_CURSOR}
     */
    public Page<E> page(Map<String, List<String>> parameters) {
        return page(ListBasis.ALL, parameters);
    }

    /** A page of some of the rows, by the same parameters. */
    public Page<E> page(ListBasis basis, Map<String, List<String>> parameters) {
        return page(ListQueryParser.read(listed, inactive, parameters, basis));
    }

    /**
     * A page of the rows that refer to one, by the same parameters.
     *
     * @param reference the attribute that refers, in the name of its class
     */
    public Page<E> pageOf(String reference, UUID parent, Map<String, List<String>> parameters) {
        return page(ListBasis.ofReference(metadata.type(), reference, parent), parameters);
    }

    /** A page of 200 behind an id, in the order of ids, by the filters of {@link Listed}. */
    public Page<E> pageAfter(Optional<UUID> id, Map<String, List<String>> filters) {
        ListQuery listing = ListQueryParser.read(listed, inactive, filters);
        Optional<String> cursor = id.map(last -> new Cursor((String) null, last).encode(listing.scope()));
        return page(new ListQuery(ListQuery.MAX_LIMIT, List.of(), listing.filters(), cursor, listing.scope()));
    }

    /**
     * How many rows all pages of a list have together, by the same parameters.
     *
     * @throws ProblemException {@code COUNT_TOO_LONG} where an exact count takes longer than three seconds
     */
    public RowCount count(Map<String, List<String>> parameters, RowCount.Kind kind) {
        return count(ListBasis.ALL, parameters, kind);
    }

    /** How many of some of the rows, as {@link #page(ListBasis, Map)} lists them. */
    public RowCount count(ListBasis basis, Map<String, List<String>> parameters, RowCount.Kind kind) {
        ListQuery listing = ListQueryParser.read(listed, inactive, parameters, basis);
        return showing(() -> new RowCountQuery<>(entityManager, metadata, shown(), listing.narrowedBy(behind)).count(kind, hasRule()));
    }

    /** How many rows refer to one, as {@link #pageOf} lists them. */
    public RowCount countOf(String reference, UUID parent, Map<String, List<String>> parameters, RowCount.Kind kind) {
        return count(ListBasis.ofReference(metadata.type(), reference, parent), parameters, kind);
    }

    Page<E> page(ListQuery listing) {
        return showing(() -> new KeysetQuery<>(entityManager, metadata, shown(), listing.narrowedBy(behind), isLooking()).page());
    }

    /** @throws jakarta.persistence.OptimisticLockException if somebody else changed it since this session read it */
    public E update(E entity, Consumer<E> change) {
        change.accept(entity);
        return flush(entity);
    }

    /**
     * Deletes it softly, and does to the rows that refer to it what {@link Reference} says.
     *
     * @throws ProblemException {@code STILL_REFERENCED} if one of those refuses it
     */
    public void softDelete(E entity) {
        new SoftDeletion(entityManager).delete(entity);
        entityManager.flush();
    }

    /** Raises the version of an entity at the next write, although its own row stays as it is: one of its parts changed. */
    public void touch(E entity) {
        entity.touch();
    }

    /**
     * Finds a row to refer to, and keeps others from deleting it until this transaction ends.
     *
     * @return empty if it is not there, was deleted, or is outside of the filter
     */
    public Optional<E> findForReference(UUID id) {
        return Optional.ofNullable(findForReference(Set.of(id)).get(id));
    }

    /**
     * Finds rows to refer to, as {@link #findForReference(UUID)} does, and locks them in the order of their ids: by one statement, or by one
     * that locks them and one that reads them where the filter or the tables of the entity make it necessary.
     */
    public Map<UUID, E> findForReference(Set<UUID> ids) {
        if (!inactive && !hasRule() && ReferenceQuery.isPossible(metadata.type())) {
            return ReferenceQuery.find(entityManager, metadata.type(), ids).stream().filter(BaseEntity::isActive)
                    .collect(Collectors.toMap(BaseEntity::getId, Function.identity()));
        }
        String lock = "SELECT id FROM " + metadata.table() + " WHERE id = ANY (CAST(?1 AS uuid[])) AND is_active ORDER BY id FOR SHARE";
        String wanted = ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        List<UUID> locked = ((List<?>) entityManager.createNativeQuery(lock).setParameter(1, wanted).getResultList()).stream()
                .map(UUID.class::cast).toList();
        return RowBatch.find(entityManager, metadata, shown(), locked, false);
    }

    /**
     * Makes an entity active again that {@link #withInactive()} found, with the rows that were deleted with it.
     *
     * @throws ProblemException {@code STILL_REFERENCED} if it refers to a deleted row that it cannot do without, see {@link Reference}
     */
    public E restore(E entity) {
        new SoftDeletion(entityManager).restore(entity);
        return flush(entity);
    }

    /**
     * Permanently removes rows that were deleted softly before a time, one by one, so that listeners see every removal.
     *
     * @param atMost how many rows to remove
     * @return how many were removed; while that is {@code atMost}, call again in another transaction
     */
    public int purge(OffsetDateTime deletedBefore, int atMost) {
        return remove(longDeleted("select e", "order by e.updatedAt", deletedBefore, metadata.type()).setMaxResults(atMost));
    }

    /** Removes those of these rows that were deleted softly before a time, as {@link #purge(OffsetDateTime, int)} does. */
    public int purge(List<UUID> ids, OffsetDateTime deletedBefore) {
        return remove(
                longDeleted("select e", "and e.id in :ids order by e.id desc", deletedBefore, metadata.type()).setParameter("ids", ids));
    }

    private int remove(TypedQuery<E> query) {
        List<E> rows = withInactive().showing(query::getResultList);
        rows.forEach(entityManager::remove);
        entityManager.flush();
        return rows.size();
    }

    /** Ids of rows that were deleted softly before a time, the latest first. */
    public List<UUID> deleted(OffsetDateTime before, UUID below, int atMost) {
        return withInactive().showing(() -> longDeleted("select e.id", "and e.id < :below order by e.id desc", before, UUID.class)
                .setParameter("below", below).setMaxResults(atMost).getResultList());
    }

    private <T> TypedQuery<T> longDeleted(String selection, String rest, OffsetDateTime before, Class<T> result) {
        String query = selection + " from " + metadata.name() + " e where e.active = false and e.updatedAt < :before " + rest;
        return entityManager.createQuery(query, result).setParameter("before", before);
    }

    private E flush(E entity) {
        if (metadata.collections().isEmpty()) {
            entityManager.flush();
        } else {
            PostgresPlatform.inBatches(entityManager::flush);
        }
        // the database may have rounded, filled in or changed values
        entityManager.refresh(entity);
        if (hasRule() && withInactive().showing(() -> single(entity.getId())).isEmpty()) {
            throw forbidden();
        }
        return entity;
    }

    private static ProblemException forbidden() {
        return new ProblemException(PersistenceError.ROW_FORBIDDEN, "The row would be outside of what you may see; change its values.");
    }

    public boolean hasRule() {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        return rule.rows(builder, builder.createQuery(metadata.type()).from(metadata.type())).isPresent();
    }

    private Optional<E> single(UUID id) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<E> query = builder.createQuery(metadata.type());
        Root<E> row = query.from(metadata.type());
        Predicate same = builder.equal(row.get(metadata.id().javaName()), id);
        query.select(row).where(rule.rows(builder, row).map(allowed -> builder.and(same, allowed)).orElse(same));
        return RowBatch.hint(entityManager.createQuery(query), isLooking()).getResultStream().findFirst();
    }

    private Map<String, Object> hints() {
        return isLooking() ? Map.of(QueryHints.READ_ONLY, HintValues.TRUE) : Map.of();
    }

    /**
     * The filter, and for active rows a condition without a parameter. The provider's own depends on one, so that a plan that is kept for
     * all parameters could use no index with {@code WHERE is_active}; and for a subclass in a table of its own there is none.
     */
    private RowFilter<E> shown() {
        return inactive ? rule : (builder, row) -> {
            Predicate active = builder.isTrue(row.get("active"));
            return Optional.of(rule.rows(builder, row).map(allowed -> builder.and(active, allowed)).orElse(active));
        };
    }

    /** Rows that were deleted softly are read as if to change them, see {@link InactiveRows}. */
    private boolean isLooking() {
        return readOnly && !inactive;
    }

    private <T> T showing(Supplier<T> reading) {
        return inactive ? InactiveRows.show(entityManager, reading) : reading.get();
    }
}
