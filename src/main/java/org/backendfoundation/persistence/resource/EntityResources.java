package org.backendfoundation.persistence.resource;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.ws.rs.Path;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.backendfoundation.persistence.BaseEntity;

/**
 * Knows the resources of entities. It collects them while the container scans the WAR, because the contract may be requested before any
 * bean exists.
 */
public class EntityResources implements Extension {

    private static final Set<Class<?>> FOUND = ConcurrentHashMap.newKeySet();

    void collect(@Observes ProcessAnnotatedType<? extends EntityResource<?>> type) {
        FOUND.add(type.getAnnotatedType().getJavaClass());
    }

    /** Their entities. They are read late: a class that is loaded before the persistence unit is ready would not be woven. */
    static Map<String, Class<? extends BaseEntity>> byPath() {
        Map<String, Class<? extends BaseEntity>> entities = new TreeMap<>();
        for (Class<?> resource : FOUND) {
            Path path = resource.getAnnotation(Path.class);
            if (path != null && resource.getGenericSuperclass() instanceof ParameterizedType face
                    && face.getActualTypeArguments()[0] instanceof Class<?> entity) {
                entities.put(path.value(), entity.asSubclass(BaseEntity.class));
            }
        }
        return entities;
    }
}
