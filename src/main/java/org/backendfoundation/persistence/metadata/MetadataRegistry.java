package org.backendfoundation.persistence.metadata;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.persistence.internal.sessions.AbstractSession;

/**
 * The metadata of all entities. It is static, because the contract of {@code /openapi} may be asked for before any bean exists; each
 * deployment has its own class loader, and so its own registry.
 */
public final class MetadataRegistry {

    private static volatile Map<Class<?>, EntityMetadata<?>> known = Map.of();
    private static volatile List<Unserved> unserved = List.of();

    private MetadataRegistry() {
    }

    /** Reads the metadata of all entities; the descriptors must be initialized. */
    public static void read(AbstractSession session) {
        MetadataReader reader = new MetadataReader(session);
        known = reader.read();
        unserved = reader.unserved();
    }

    /** What cannot be served of the entities of the application. */
    public static List<Unserved> unserved() {
        return unserved;
    }

    /** Of a class and of all entities that inherit from it. */
    public static Stream<EntityMetadata<?>> within(Class<?> type) {
        return known.values().stream().filter(metadata -> type.isAssignableFrom(metadata.type()));
    }

    public static boolean isEntity(Class<?> type) {
        return known.containsKey(type);
    }

    @SuppressWarnings("unchecked") // the value under a class is made from that class
    static <E> EntityMetadata<E> of(Class<E> type) {
        EntityMetadata<?> metadata = known.get(type);
        if (metadata == null) {
            throw new IllegalStateException(type.getName() + " is no entity of the persistence unit");
        }
        return (EntityMetadata<E>) metadata;
    }
}
