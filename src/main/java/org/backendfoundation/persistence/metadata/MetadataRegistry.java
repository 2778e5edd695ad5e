package org.backendfoundation.persistence.metadata;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.mapping.ProviderLists;
import org.backendfoundation.persistence.sql.RefusalDisclosure;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.validation.ConstraintPointers;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * The metadata of all entities. It is static, because the contract of {@code /openapi} may be asked for before any bean exists; each
 * deployment has its own class loader, and so its own registry.
 */
public final class MetadataRegistry {

    private static volatile Known known = new Known(null, Map.of(), Map.of(), new ConcurrentHashMap<>());
    private static volatile List<Unserved> unserved = List.of();

    /**
     * What was read.
     *
     * @param entities as who has every role knows them
     * @param roles    that attributes name, with the classes of these
     * @param narrower the entities as others know them, by those of the roles that they have: the number of these is that of the sets of
     *                 roles that callers have, and they are made once
     */
    private record Known(AbstractSession session, Map<Class<?>, EntityMetadata<?>> entities, Map<String, Class<?>> roles,
            Map<Set<String>, Map<Class<?>, EntityMetadata<?>>> narrower) {

        private Map<Class<?>, EntityMetadata<?>> entities(Predicate<String> hasRole) {
            if (roles.keySet().stream().allMatch(hasRole)) {
                return entities;
            }
            Set<String> held = roles.keySet().stream().filter(hasRole).collect(Collectors.toUnmodifiableSet());
            return narrower.computeIfAbsent(held, had -> new MetadataReader(session, had::contains).read());
        }
    }

    private MetadataRegistry() {
    }

    /** Reads the metadata of all entities; the descriptors must be initialized. */
    public static void read(AbstractSession session) {
        MetadataReader reader = new MetadataReader(session, any -> true);
        known = new Known(session, reader.read(), reader.roles(), new ConcurrentHashMap<>());
        unserved = reader.unserved();
    }

    /** What cannot be served of the entities of the application. */
    public static List<Unserved> unserved() {
        return unserved;
    }

    /** Of a class and of all entities that inherit from it. */
    public static Stream<EntityMetadata<?>> within(Class<?> type) {
        return known.entities().values().stream().filter(metadata -> type.isAssignableFrom(metadata.type()));
    }

    public static boolean isEntity(Class<?> type) {
        return known.entities().containsKey(type);
    }

    /** What the present caller may know of what the database refuses; work without one is told all. */
    public static RefusalDisclosure disclosure() {
        Caller caller = RequestContext.current().caller();
        Map<Class<?>, EntityMetadata<?>> entities = known.entities(caller::hasRole);
        return entities == known.entities() || caller.equals(Caller.SYSTEM) ? RefusalDisclosure.WHOLE : new RefusalDisclosure() {

            @Override
            public boolean isKnown(Class<?> entity, String field) {
                return !entities.containsKey(entity) || !entities.get(entity).hides(field);
            }

            @Override
            public boolean isWhole(Optional<String> table) {
                List<EntityMetadata<?>> stored = entities.values().stream()
                        .filter(metadata -> table.filter(name -> isStoredIn(metadata.type(), name)).isPresent())
                        .<EntityMetadata<?>>map(metadata -> metadata).toList();
                return !stored.isEmpty() && stored.stream().noneMatch(EntityMetadata::isNarrowed);
            }
        };
    }

    /** What callers are told of broken constraints: the same, unless some concern what the present one may not read. */
    public static RuntimeException disclosed(ConstraintViolationException failure) {
        if (disclosure() == RefusalDisclosure.WHOLE) {
            return failure;
        }
        List<Violation> told = failure.getConstraintViolations().stream().map(MetadataRegistry::violation).distinct()
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::rule)).toList();
        return told.contains(BodyChange.UNDISCLOSED)
                ? InvalidRequest.because(told) : failure;
    }

    /** A broken constraint in the terms of what breaks it, as far as the present caller knows that. */
    static Violation violation(ConstraintViolation<?> broken) {
        Class<?> entity = broken.getRootBeanClass();
        boolean isUndisclosed = isEntity(entity) && EntityMetadata.forCaller(entity).pointer(broken.getPropertyPath()).isEmpty();
        return isUndisclosed ? BodyChange.UNDISCLOSED : ConstraintPointers.violation(broken);
    }

    private static boolean isStoredIn(Class<?> entity, String table) {
        return ProviderLists.<DatabaseTable>of(descriptor(entity), "getTables").stream()
                .anyMatch(stored -> stored.getName().equalsIgnoreCase(table));
    }

    /** Those of the roles that attributes name that a caller does not have; empty for whoever knows all attributes. */
    public static Set<String> lacking(Caller caller) {
        return known.roles().keySet().stream().filter(role -> !caller.hasRole(role)).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles that attributes name, each with a class that has such an attribute. */
    public static Map<String, Class<?>> roles() {
        return known.roles();
    }

    /** What the provider knows of an entity. */
    public static ClassDescriptor descriptor(Class<?> type) {
        return known.session().getDescriptor(type);
    }

    static <E> EntityMetadata<E> of(Class<E> type) {
        return of(type, known.entities());
    }

    /** @param hasRole whether the caller has a role */
    static <E> EntityMetadata<E> of(Class<E> type, Predicate<String> hasRole) {
        return of(type, known.entities(hasRole));
    }

    @SuppressWarnings("unchecked") // the value under a class is made from that class
    static <E> EntityMetadata<E> of(Class<E> type, Map<Class<?>, EntityMetadata<?>> entities) {
        EntityMetadata<?> metadata = entities.get(type);
        if (metadata == null) {
            throw new IllegalStateException(type.getName() + " is no entity of the persistence unit");
        }
        return (EntityMetadata<E>) metadata;
    }
}
