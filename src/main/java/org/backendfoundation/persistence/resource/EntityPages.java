package org.backendfoundation.persistence.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.Page;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.list.ExpandParameter;
import org.backendfoundation.persistence.list.ListBasis;
import org.backendfoundation.persistence.list.RowCount;
import org.backendfoundation.persistence.list.ShownParameters;
import org.backendfoundation.persistence.metadata.Embedding;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.ownlist.OwnListCall;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/** Pages as their callers read them, with the rows that they embed. */
@ApplicationScoped
class EntityPages {

    private record Counted<E>(Page<E> page, Optional<RowCount> count) {
    }

    @Inject
    ReadableRows readable;

    @Inject
    RecordedReads reads;

    <E extends BaseEntity> EntityJson.PageText list(Repository<E> entities, Class<E> type, Map<String, List<String>> parameters) {
        return page(entities, type, ListBasis.ALL, parameters);
    }

    private <E extends BaseEntity> EntityJson.PageText page(Repository<E> entities, Class<E> type, ListBasis basis,
            Map<String, List<String>> parameters) {
        ShownParameters shown = ShownParameters.ofList(EntityMetadata.forCaller(type), parameters);
        Map<String, List<String>> ofRows = ShownParameters.ofRows(parameters);
        // before the page, which nobody sees if the count is refused
        Optional<RowCount> count = shown.count().map(kind -> entities.count(basis, ofRows, kind));
        Page<E> page = entities.page(basis, ofRows);
        return text(entities.session(), type, new Counted<>(page, count), parameters, shown);
    }

    /**
     * A list of rows that refer to one.
     *
     * @param name see {@link EntityMetadata#children}
     * @throws ProblemException {@code NOT_FOUND}
     */
    static EntityMetadata.Children requireChildren(Class<?> type, String name) {
        EntityMetadata.Children children = EntityMetadata.forCaller(type).children().get(name);
        if (children == null) {
            throw new ProblemException(RestError.NOT_FOUND, "There is no such list of a " + type.getSimpleName() + ".");
        }
        return children;
    }

    /**
     * Rows that refer to one, as their own list shows them.
     *
     * @throws ProblemException {@code ENTITY_NOT_FOUND} or {@code FORBIDDEN}
     */
    <E extends BaseEntity> EntityJson.PageText children(Repository<E> parents, EntityMetadata.Children children, UUID id, boolean inactive,
            Map<String, List<String>> parameters) {
        parents.get(id);
        return others(parents.session(), children.type().asSubclass(BaseEntity.class), inactive,
                ListBasis.ofReference(children.type(), children.reference(), id), parameters);
    }

    /** Rows of any entity, as their own list shows them. */
    private <C extends BaseEntity> EntityJson.PageText others(EntityManager entityManager, Class<C> type, boolean inactive, ListBasis basis,
            Map<String, List<String>> parameters) {
        Repository<C> rows = readable.of(entityManager, type, ReadableRows.Operation.LIST)
                .orElseThrow(() -> new ProblemException(RestError.FORBIDDEN, "This list is for other roles."));
        return page((inactive ? rows.withInactive() : rows).readOnly(), type, basis, parameters);
    }

    /**
     * A team's own list, which may be of a row of the resource.
     *
     * @param entities of the resource
     * @throws ProblemException {@code ENTITY_NOT_FOUND} or {@code FORBIDDEN}
     */
    <E extends BaseEntity> EntityJson.PageText own(Repository<E> entities, Class<E> type, OwnListCall call, boolean inactive) {
        call.id().ifPresent(entities::get);
        ListBasis basis = call.basis(entities.session());
        return call.type() == type ? page(entities, type, basis, call.parameters())
                : others(entities.session(), call.type().asSubclass(BaseEntity.class), inactive, basis, call.parameters());
    }

    private <E extends BaseEntity> EntityJson.PageText text(EntityManager entityManager, Class<E> type, Counted<E> list,
            Map<String, List<String>> parameters, ShownParameters shown) {
        List<E> items = list.page().items();
        reads.recordRows(type, parameters, items);
        return new EntityJson<>(type).write(list.page(), list.count(), embedding(entityManager, type, items, shown.expansions()), shown);
    }

    void recordRead(BaseEntity entity) {
        reads.recordRow(entity);
    }

    /** Reads what the rows embed, as far as the caller may see it. */
    Embedding embedding(EntityManager entityManager, Class<?> type, List<?> rows, List<String> expanded) {
        Embedding embedding = EntityMetadata.forCaller(type).embedding(expanded);
        embedding.read(rows, (target, ids) -> {
            Map<UUID, ?> found = readable.find(entityManager, target, ids);
            reads.recordRows(target, Map.of(ExpandParameter.NAME, expanded), found.values());
            return found;
        });
        return embedding;
    }
}
