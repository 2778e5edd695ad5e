package org.backendfoundation.persistence.ownlist;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The parameters of a resource's own path, as the request has them for which its rows are read. Rows are asked for by other requests, too,
 * whose paths have parameters of the same names and another meaning.
 */
public final class PathParameters {

    private final boolean isAny;
    private final ThreadLocal<Map<String, List<String>>> present = new ThreadLocal<>();

    private PathParameters(boolean isAny) {
        this.isAny = isAny;
    }

    /** @param resource may be a subclass that the container made */
    public static PathParameters of(Class<?> resource) {
        return new PathParameters(Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
                .filter(type -> type.isAnnotationPresent(Path.class)).findFirst()
                .filter(type -> type.getAnnotation(Path.class).value().contains("{")).isPresent());
    }

    /** Those of the request of this thread. */
    public Map<String, List<String>> in(UriInfo uri) {
        return isAny ? Map.copyOf(uri.getPathParameters()) : Map.of();
    }

    /** Lets the work find these, on whatever thread it runs. */
    public <T> T during(Map<String, List<String>> path, Supplier<T> work) {
        if (!isAny) {
            return work.get();
        }
        present.set(path);
        try {
            return work.get();
        } finally {
            present.remove();
        }
    }

    /** Empty outside of {@link #during}. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(present.get()).map(path -> path.get(name)).map(values -> values.get(0));
    }
}
