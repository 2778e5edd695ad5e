package org.backendfoundation.persistence.resource;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Repository;

/**
 * The rows of any entity type that the caller may read, as the resources of that type say by their roles and their filter. A type without a
 * resource has no rule of its own.
 */
@ApplicationScoped
class ReadableRows {

    @Inject
    @Any
    Instance<EntityResource<?>> resources;

    @Inject
    CurrentActor actor;

    /** @return the row, which nobody deletes until this transaction ends; null if the caller may not refer to it */
    Object findForReference(EntityManager entityManager, Class<?> type, UUID id) {
        return repositories(entityManager, type.asSubclass(BaseEntity.class)).map(rows -> rows.findForReference(id))
                .flatMap(Optional::stream).findFirst().orElse(null);
    }

    /** One for each way in which the caller may read the type; none if there is no way. */
    <E extends BaseEntity> Stream<Repository<E>> repositories(EntityManager entityManager, Class<E> type) {
        List<Class<? extends EntityResource<E>>> serving = EntityResources.serving(type);
        Repository<E> all = Repository.of(entityManager, type);
        return serving.isEmpty() ? Stream.of(all) : serving.stream().filter(this::isAllowed).map(resource -> within(all, resource));
    }

    private <E extends BaseEntity> Repository<E> within(Repository<E> all, Class<? extends EntityResource<E>> resource) {
        EntityResource<E> bean = resources.select(resource).get();
        return all.within((builder, row) -> bean.rows(actor, builder, row));
    }

    private boolean isAllowed(Class<?> resource) {
        RolesAllowed roles = resource.getAnnotation(RolesAllowed.class);
        return resource.isAnnotationPresent(PermitAll.class) || roles != null && Arrays.stream(roles.value()).anyMatch(actor::hasRole);
    }
}
