package org.backendfoundation.persistence.resource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.backendfoundation.persistence.metadata.BodyChange;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.persistence.validation.OnCreate;
import org.backendfoundation.persistence.validation.OnUpdate;
import org.backendfoundation.problem.ProblemException;

/** What a body that changes entities asks, in one transaction. */
final class EntityChange implements BodyChange.Context {

    /** Also through rows that were deleted, because they may come back. */
    private static final String ABOVE = """
            WITH RECURSIVE above (id, parent) AS (
              SELECT id, %1$s FROM %2$s WHERE id = ?1
              UNION SELECT next.id, next.%1$s FROM %2$s next JOIN above ON next.id = above.parent)
            SELECT 1 FROM above WHERE id = ?2""";

    private final EntityManager entityManager;
    private final ReadableRows rows;
    private final Validator validator;

    EntityChange(EntityManager entityManager, ReadableRows rows, Validator validator) {
        this.entityManager = entityManager;
        this.rows = rows;
        this.validator = validator;
    }

    @Override
    public Map<UUID, ?> find(Class<?> type, Set<UUID> ids) {
        return withoutFlush(entityManager, () -> rows.findForReference(entityManager, type, ids));
    }

    /** The lock comes first: a row that is locked for a reference would make two movers wait for each other. */
    @Override
    public boolean isAtOrAbove(BodyChange.Tree tree, UUID id, UUID other) {
        return withoutFlush(entityManager, () -> {
            entityManager.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))")
                    .setParameter(1, tree.table() + "." + tree.column()).getResultList();
            return !entityManager.createNativeQuery(ABOVE.formatted(tree.column(), tree.table())).setParameter(1, other)
                    .setParameter(2, id).getResultList().isEmpty();
        });
    }

    @Override
    public boolean isLinked(BodyChange.Link link, UUID owner, UUID target) {
        return withoutFlush(entityManager, () -> !entityManager
                .createNativeQuery("SELECT 1 FROM %s WHERE %s = ?1 AND %s = ?2".formatted(link.table(), link.owner(), link.target()))
                .setParameter(1, owner).setParameter(2, target).getResultList().isEmpty());
    }

    /** Asks without writing what was changed so far, as a query would: each write is a version of its own. */
    static <T> T withoutFlush(EntityManager entityManager, Supplier<T> question) {
        FlushModeType before = entityManager.getFlushMode();
        entityManager.setFlushMode(FlushModeType.COMMIT);
        try {
            return question.get();
        } finally {
            entityManager.setFlushMode(before);
        }
    }

    /** The body says which state it was made from, even without {@code If-Match}. */
    @Override
    public ProblemException stale(long sent, long current) {
        return new ProblemException(PersistenceError.CONCURRENT_CHANGE,
                "The body is made from version %s, and it is now at version %s; read it again, then decide.".formatted(sent, current));
    }

    @Override
    public Set<ConstraintViolation<Object>> validate(Object embedded, boolean isCreating) {
        return validator.validate(embedded, Default.class, isCreating ? OnCreate.class : OnUpdate.class);
    }

    /** Writes to the database; what validation finds is told in the terms of the body. */
    static void write(BodyChange change, Runnable writing) {
        try {
            writing.run();
        } catch (ConstraintViolationException failure) {
            throw change.translate(failure);
        }
    }
}
