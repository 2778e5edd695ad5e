package org.backendfoundation.persistence.resource;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.CurrentActor;
import org.backendfoundation.persistence.Repository;
import org.backendfoundation.persistence.command.CallerRows;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.RequestContext;

/**
 * The rows of any entity type that the caller may read, as the resources of that type say by their roles and their filter. A type without a
 * resource has no rule of its own.
 */
@ApplicationScoped
public class ReadableRows implements CallerRows.Source {

    private record Call(Class<?> resource, Operation operation) {

        /** The method's annotation decides, or else that of its resource. */
        private Rule rule() {
            return Stream.<AnnotatedElement>concat(
                    Arrays.stream(resource.getMethods()).filter(operation::isOverriddenBy), Stream.of(resource))
                    .flatMap(element -> Rule.of(element).stream()).findFirst().orElse(Rule.NOBODY);
        }
    }

    /** Who may call. */
    private record Rule(boolean isForAll, Set<String> roles) {

        private static final Rule NOBODY = new Rule(false, Set.of());

        private static Optional<Rule> of(AnnotatedElement element) {
            if (element.isAnnotationPresent(DenyAll.class)) {
                return Optional.of(NOBODY);
            }
            RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
            return allowed != null ? Optional.of(new Rule(false, Set.copyOf(Arrays.asList(allowed.value()))))
                    : Optional.of(new Rule(true, Set.of())).filter(any -> element.isAnnotationPresent(PermitAll.class));
        }

        private boolean isMet(CurrentActor actor) {
            return isForAll || roles.stream().anyMatch(actor::hasRole);
        }
    }

    /** Methods of a resource, by their names. */
    public enum Operation {
        READ("read"), LIST("list"), CREATE("create"), MERGE("merge");

        private final Method method;

        Operation(String name) {
            method = Arrays.stream(EntityResource.class.getDeclaredMethods()).filter(declared -> declared.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean isOverriddenBy(Method other) {
            return other.getName().equals(method.getName()) && Arrays.equals(other.getParameterTypes(), method.getParameterTypes());
        }
    }

    @Inject
    @Any
    Instance<EntityResource<?>> resources;

    @Inject
    CurrentActor actor;

    /** Asked for each reference of a body, and annotations are slow to find. */
    private final Map<Call, Rule> rules = new ConcurrentHashMap<>();
    /** The container looks through all beans for each of them. */
    private final Map<Class<?>, Instance<? extends EntityResource<?>>> selected = new ConcurrentHashMap<>();

    @Override
    public CallerRows in(EntityManager session) {
        return new CallerRows() {

            @Override
            public <T extends BaseEntity> Repository<T> of(Class<T> type) {
                return ReadableRows.this.of(session, type, Operation.READ).orElseThrow(ReadableRows::forbidden);
            }

            @Override
            public <T extends BaseEntity> Predicate condition(Class<T> type, CriteriaBuilder builder, Root<T> row) {
                boolean isOpen = EntityResources.serving(type).isEmpty() || !open(type, Operation.READ).isEmpty();
                Predicate forAll = builder.equal(builder.literal(1), builder.literal(isOpen ? 1 : 0));
                return isOpen ? conditionOf(type, builder, row).orElse(forAll) : forAll;
            }

            @Override
            public <T extends BaseEntity> Set<UUID> readable(Class<T> type, Collection<UUID> ids) {
                return Set.copyOf(find(session, type, List.copyOf(ids)).keySet());
            }

            @Override
            public EntityManager session() {
                return session;
            }
        };
    }

    private static ProblemException forbidden() {
        return new ProblemException(RestError.FORBIDDEN, "The caller's roles do not allow this.");
    }

    /** @return those to which the caller may refer; nobody deletes them until this transaction ends */
    Map<UUID, ?> findForReference(EntityManager entityManager, Class<?> type, Set<UUID> ids) {
        return of(entityManager, type.asSubclass(BaseEntity.class), Operation.READ)
                .<Map<UUID, ?>>map(rows -> rows.findForReference(ids)).orElse(Map.of());
    }

    /** Those of the rows that the caller may read, by one statement. */
    Map<UUID, ?> find(EntityManager entityManager, Class<?> type, List<UUID> ids) {
        return of(entityManager, type.asSubclass(BaseEntity.class), Operation.READ).<Map<UUID, ?>>map(rows -> rows.look(ids))
                .orElse(Map.of());
    }

    /** What the resources of the type show of it together; empty if the caller may ask none of them. */
    public <E extends BaseEntity> Optional<Repository<E>> of(EntityManager entityManager, Class<E> type, Operation operation) {
        Repository<E> all = Repository.of(entityManager, type).narrowedBy(this::condition).knownTo(RequestContext.current().caller());
        if (EntityResources.serving(type).isEmpty()) {
            return Optional.of(all);
        }
        List<EntityResource<E>> open = open(type, operation);
        return open.isEmpty() ? Optional.empty() : Optional.of(all.within((builder, row) -> anyOf(open, builder, row)));
    }

    /** The same as a condition on rows of the type in a query of others; empty for all. */
    @SuppressWarnings("unchecked") // the row is of the type
    Optional<Predicate> condition(Class<?> type, CriteriaBuilder builder, Root<?> row) {
        return conditionOf((Class<BaseEntity>) type, builder, (Root<BaseEntity>) row);
    }

    private <E extends BaseEntity> Optional<Predicate> conditionOf(Class<E> type, CriteriaBuilder builder, Root<E> row) {
        if (EntityResources.serving(type).isEmpty()) {
            return Optional.empty();
        }
        List<EntityResource<E>> open = open(type, Operation.READ);
        return open.isEmpty() ? Optional.of(builder.disjunction()) : anyOf(open, builder, row);
    }

    private <E extends BaseEntity> List<EntityResource<E>> open(Class<E> type, Operation operation) {
        return EntityResources.serving(type).stream().filter(resource -> isAllowed(resource, operation))
                .<EntityResource<E>>map(this::resource).toList();
    }

    private <R extends EntityResource<?>> R resource(Class<R> resource) {
        return resource.cast(selected.computeIfAbsent(resource, any -> resources.select(resource)).get());
    }

    /** A resource without a filter shows all rows. */
    private <E extends BaseEntity> Optional<Predicate> anyOf(List<EntityResource<E>> open, CriteriaBuilder builder, Root<E> row) {
        List<Optional<Predicate>> filters = open.stream().map(resource -> resource.rows(actor, builder, row)).toList();
        return filters.stream().anyMatch(Optional::isEmpty) ? Optional.empty()
                : filters.stream().flatMap(Optional::stream).reduce(builder::or);
    }

    /** @throws ProblemException {@code FORBIDDEN} if the caller may not call this method of the resource */
    void requireAllowed(Class<?> resource, Operation operation) {
        if (!isAllowed(resource, operation)) {
            throw forbidden();
        }
    }

    private boolean isAllowed(Class<?> resource, Operation operation) {
        return rules.computeIfAbsent(new Call(resource, operation), Call::rule).isMet(actor);
    }
}
