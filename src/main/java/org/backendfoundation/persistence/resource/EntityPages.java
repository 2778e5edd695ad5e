package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.list.ExpandParameter;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.metadata.Embedding;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/** Pages as their callers read them, with the rows that they embed. */
@ApplicationScoped
class EntityPages {

    @Inject
    ReadableRows readable;

    @Inject
    RecordedReads reads;

    <E extends BaseEntity> EntityJson.PageText list(Repository<E> entities, Class<E> type, Map<String, List<String>> parameters) {
        ShownParameters shown = ShownParameters.ofList(EntityMetadata.of(type), parameters);
        return text(entities.session(), type, entities.page(ShownParameters.ofRows(parameters)), parameters, shown);
    }

    /**
     * Rows that refer to one, as their own list shows them.
     *
     * @param name of the list, see {@link EntityMetadata#children}
     * @throws ProblemException {@code NOT_FOUND}, {@code ENTITY_NOT_FOUND} or {@code FORBIDDEN}
     */
    <E extends BaseEntity> EntityJson.PageText children(Repository<E> parents, Class<E> type, UUID id, String name, boolean inactive,
            Map<String, List<String>> parameters) {
        EntityMetadata.Children children = EntityMetadata.of(type).children().get(name);
        if (children == null) {
            throw new ProblemException(RestError.NOT_FOUND, "There is no such list of a " + type.getSimpleName() + ".");
        }
        parents.get(id);
        return children(parents.session(), children.type().asSubclass(BaseEntity.class), children.reference(), id, inactive, parameters);
    }

    private <C extends BaseEntity> EntityJson.PageText children(EntityManager entityManager, Class<C> type, String reference, UUID id,
            boolean inactive, Map<String, List<String>> parameters) {
        Repository<C> rows = readable.of(entityManager, type, ReadableRows.Reading.LIST)
                .orElseThrow(() -> new ProblemException(RestError.FORBIDDEN, "This list is for other roles."));
        Repository<C> all = inactive ? rows.withInactive() : rows;
        ShownParameters shown = ShownParameters.ofList(EntityMetadata.of(type), parameters);
        Page<C> page = all.readOnly().pageOf(reference, id, ShownParameters.ofRows(parameters));
        return text(entityManager, type, page, parameters, shown);
    }

    private <E extends BaseEntity> EntityJson.PageText text(EntityManager entityManager, Class<E> type, Page<E> page,
            Map<String, List<String>> parameters, ShownParameters shown) {
        reads.recordRows(type, parameters, page.items());
        return new EntityJson<>(type).write(page, embedding(entityManager, type, page.items(), shown.expansions()), shown);
    }

    void recordRead(BaseEntity entity) {
        reads.recordRow(entity);
    }

    /** Reads what the rows embed, as far as the caller may see it. */
    Embedding embedding(EntityManager entityManager, Class<?> type, List<?> rows, List<String> expanded) {
        Embedding embedding = EntityMetadata.of(type).embedding(expanded);
        embedding.read(rows, (target, ids) -> {
            Map<UUID, ?> found = readable.find(entityManager, target, ids);
            reads.recordRows(target, Map.of(ExpandParameter.NAME, expanded), found.values());
            return found;
        });
        return embedding;
    }
}
