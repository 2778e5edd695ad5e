package org.backendfoundation.persistence.resource;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.property.Generics;
import org.backendfoundation.rest.openapi.ResourcePath;

/**
 * Knows the resources of entities. It collects them while the container scans the WAR, because the contract may be requested before any
 * bean exists.
 */
public class EntityResources implements Extension {

    private static final Set<Class<?>> FOUND = ConcurrentHashMap.newKeySet();
    /** The resources by their entities: asked for each reference of a body, and type variables are slow to resolve. */
    private static final Map<Class<?>, List<Class<?>>> SERVING = new ConcurrentHashMap<>();

    void collect(@Observes ProcessAnnotatedType<? extends EntityResource<?>> type) {
        add(type.getAnnotatedType().getJavaClass());
    }

    static void add(Class<?> resource) {
        FOUND.add(resource);
        SERVING.clear();
    }

    static void remove(Class<?> resource) {
        FOUND.remove(resource);
        SERVING.clear();
    }

    static Set<Class<?>> all() {
        return Set.copyOf(FOUND);
    }

    /** Their entities. They are read late: a class that is loaded before the persistence unit is ready would not be woven. */
    static Map<ResourcePath, Class<? extends BaseEntity>> byPath() {
        Map<ResourcePath, Class<? extends BaseEntity>> entities = new TreeMap<>(Comparator.comparing(ResourcePath::template));
        for (Class<?> resource : FOUND) {
            Class<?> entity = entity(resource);
            Path path = resource.getAnnotation(Path.class);
            if (path != null && entity != null) {
                entities.put(ResourcePath.of(path.value()), entity.asSubclass(BaseEntity.class));
            }
        }
        return entities;
    }

    /** The resources of an entity type. */
    @SuppressWarnings("unchecked") // a resource whose entity is this type
    static <E extends BaseEntity> List<Class<? extends EntityResource<E>>> serving(Class<E> type) {
        return (List<Class<? extends EntityResource<E>>>) (List<?>) SERVING.computeIfAbsent(type, EntityResources::find);
    }

    private static List<Class<?>> find(Class<?> entity) {
        return FOUND.stream().filter(resource -> resource.isAnnotationPresent(Path.class) && entity(resource) == entity)
                .sorted(Comparator.comparing(Class::getName)).toList();
    }

    /** What the resource under a path declares. */
    static <A extends Annotation> Optional<A> declared(ResourcePath path, Class<A> annotation) {
        return under(path).map(resource -> resource.getAnnotation(annotation));
    }

    private static Optional<Class<?>> under(ResourcePath path) {
        return FOUND.stream().filter(resource -> resource.isAnnotationPresent(Path.class)
                && ResourcePath.of(resource.getAnnotation(Path.class).value()).equals(path)).findFirst();
    }

    /** The methods of the resource under a path that have an annotation, such as commands. */
    static List<OwnMethod> methods(ResourcePath path, Class<? extends Annotation> annotation) {
        return under(path).stream().flatMap(resource -> Stream.of(resource.getMethods()))
                .filter(method -> method.isAnnotationPresent(annotation) && method.isAnnotationPresent(Path.class))
                .map(method -> new OwnMethod(ResourcePath.of(method.getAnnotation(Path.class).value()), method)).toList();
    }

    /** @param path below that of the resource */
    record OwnMethod(ResourcePath path, Method method) {

        /** The type of its body: of the parameter that has no annotation of JAX-RS. */
        Optional<Class<?>> body() {
            return Stream.of(method.getParameters()).filter(parameter -> Stream.of(parameter.getAnnotations())
                    .noneMatch(annotation -> annotation.annotationType().getPackage() == Path.class.getPackage()
                            || annotation.annotationType() == Context.class))
                    .<Class<?>>map(Parameter::getType).findFirst();
        }

        /** Of the method {@code putOnHold}: {@code Put on hold}. */
        String summary() {
            String words = method.getName().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    static boolean isAnyDeclared(Class<? extends Annotation> annotation) {
        return FOUND.stream().anyMatch(resource -> resource.isAnnotationPresent(annotation));
    }

    /** What the resource of this class declares; the container may have made a subclass of it. */
    static Class<?> declaring(Class<?> resource) {
        Class<?> type = resource;
        while (!FOUND.contains(type) && type.getSuperclass() != EntityResource.class) {
            type = type.getSuperclass();
        }
        return type;
    }

    /** Whether a resource of this class looks at each change of a row, by its own {@link EntityResource#change}. */
    static boolean looksAtChanges(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, type -> type != EntityResource.class, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals("change") && method.getParameterCount() == 3
                        && method.getParameterTypes()[0] == EntityManager.class && method.getParameterTypes()[2] == Runnable.class);
    }

    /** @return null for a class that is not the resource of one entity type, however many classes are between */
    static Class<?> entity(Class<?> resource) {
        Type entity = Generics.resolve(EntityResource.class.getTypeParameters()[0], resource);
        return entity instanceof Class<?> known && known != BaseEntity.class ? known : null;
    }
}
