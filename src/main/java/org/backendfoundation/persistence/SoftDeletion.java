package org.backendfoundation.persistence;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.backendfoundation.persistence.reference.Reference;
import org.backendfoundation.persistence.reference.Reference.OnDelete;
import org.backendfoundation.persistence.reference.ReferringAttribute;
import org.backendfoundation.persistence.reference.ReferringAttributes;
import org.backendfoundation.persistence.sql.PersistenceError;
import org.backendfoundation.problem.ProblemException;

/**
 * Deletes and restores a row softly, with the rows that refer to it, as {@link Reference} says. It goes level by level: the rows of a level
 * are written before those that refer to them are read, because from then on nobody can newly refer to them.
 */
final class SoftDeletion {

    private final EntityManager entityManager;
    private final ReferringRows referring;

    SoftDeletion(EntityManager entityManager) {
        this.entityManager = entityManager;
        this.referring = new ReferringRows(entityManager);
    }

    /** @throws ProblemException {@code STILL_REFERENCED} if a row refers to one of them that refuses this, or if there are too many */
    void delete(BaseEntity entity) {
        entity.setActive(false);
        entityManager.flush();
        List<BaseEntity> deleted = new ArrayList<>(List.of(entity));
        detach(deleted);
        for (List<BaseEntity> level = cascade(deleted); !level.isEmpty(); level = cascade(level)) {
            level.forEach(row -> row.deleteWith(entity));
            entityManager.flush();
            detach(level);
            deleted.addAll(level);
        }
        // what refers to them may have been deleted after them
        forEachReference(deleted, OnDelete.REFUSE, this::requireNone);
    }

    private void detach(List<BaseEntity> deleted) {
        forEachReference(deleted, OnDelete.DETACH, (attribute, ids) -> referring.active(attribute, ids).forEach(attribute::clear));
    }

    private List<BaseEntity> cascade(List<BaseEntity> deleted) {
        Set<BaseEntity> next = new LinkedHashSet<>();
        forEachReference(deleted, OnDelete.CASCADE, (attribute, ids) -> next.addAll(referring.active(attribute, ids)));
        return List.copyOf(next);
    }

    private void requireNone(ReferringAttribute attribute, List<UUID> ids) {
        if (referring.hasActive(attribute, ids)) {
            throw new ProblemException(PersistenceError.STILL_REFERENCED,
                    "Rows of %s refer to it by %s; delete them first, or let them refer to another row."
                            .formatted(attribute.entityName(), attribute.jsonName()));
        }
    }

    /**
     * Restores what was deleted with the row, too: what refers to it and was deleted at the same time.
     *
     * @throws ProblemException {@code STILL_REFERENCED} if the row refers to a deleted one that it cannot do without
     */
    void restore(BaseEntity entity) {
        deletedReference(entity, Set.of()).ifPresent(attribute -> {
            throw new ProblemException(PersistenceError.STILL_REFERENCED, "It refers to a deleted %s by %s; restore that first."
                    .formatted(attribute.target().getSimpleName(), attribute.jsonName()));
        });
        Set<UUID> restored = new HashSet<>();
        for (List<BaseEntity> level = List.of(entity); !level.isEmpty();) {
            Map<UUID, OffsetDateTime> deletedAt = level.stream().collect(Collectors.toMap(BaseEntity::getId, BaseEntity::getUpdatedAt));
            level.forEach(row -> row.setActive(true));
            entityManager.flush();
            restored.addAll(deletedAt.keySet());
            level = deletedWith(level, deletedAt, restored);
        }
    }

    private List<BaseEntity> deletedWith(List<BaseEntity> restoredLast, Map<UUID, OffsetDateTime> deletedAt, Set<UUID> restored) {
        Set<BaseEntity> next = new LinkedHashSet<>();
        forEachReference(restoredLast, OnDelete.CASCADE, (attribute, ids) -> referring.inactive(attribute, ids).stream()
                .filter(row -> !row.getUpdatedAt().isBefore(deletedAt.get(attribute.id(row))))
                .filter(row -> deletedReference(row, restored).isEmpty()).forEach(next::add));
        return List.copyOf(next);
    }

    /** @param active rows that need no query */
    private Optional<ReferringAttribute> deletedReference(BaseEntity row, Set<UUID> active) {
        return ReferringAttributes.of(row.getClass()).stream().filter(attribute -> attribute.onDelete() != OnDelete.DETACH)
                .filter(attribute -> {
                    UUID id = attribute.id(row);
                    return id != null && !active.contains(id) && !isActive(attribute.target(), id);
                }).findFirst();
    }

    /** Keeps others from deleting it until this transaction ends. */
    private boolean isActive(Class<?> type, UUID id) {
        return Repository.of(entityManager, type.asSubclass(BaseEntity.class)).findForReference(id).isPresent();
    }

    private static void forEachReference(List<BaseEntity> rows, OnDelete onDelete, BiConsumer<ReferringAttribute, List<UUID>> work) {
        rows.stream().collect(Collectors.groupingBy(Object::getClass)).forEach((type, ofType) -> {
            List<UUID> ids = ofType.stream().map(BaseEntity::getId).toList();
            ReferringAttributes.to(type).stream().filter(attribute -> attribute.onDelete() == onDelete)
                    .forEach(attribute -> work.accept(attribute, ids));
        });
    }
}
