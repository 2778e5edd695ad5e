package org.backendfoundation.persistence.file;

import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.property.Generics;
import org.backendfoundation.rest.openapi.RecordSchemas;
import org.backendfoundation.rest.openapi.ResourcePath;

/** The resources of files that the application has. */
final class FileResources {

    private static final String ID = "{id}/";
    private static final Map<Class<?>, Boolean> WITH_FILES = new ConcurrentHashMap<>();

    private FileResources() {
    }

    static Stream<Class<?>> all() {
        return RecordSchemas.resources().stream().filter(EntityFileResource.class::isAssignableFrom);
    }

    /** Whether rows of a class may have files. */
    static boolean areOf(Class<?> row) {
        return WITH_FILES.computeIfAbsent(row,
                type -> all().map(FileResources::entity)
                        .anyMatch(entity -> entity.isAssignableFrom(type) || type.isAssignableFrom(entity)));
    }

    static Class<?> entity(Class<?> resource) {
        return Generics.resolve(EntityFileResource.class.getTypeParameters()[0], resource) instanceof Class<?> known ? known
                : BaseEntity.class;
    }

    /** @param resource may be a subclass that the container made */
    static Optional<ResourcePath> path(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, Objects::nonNull, Class::getSuperclass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .findFirst().map(type -> ResourcePath.of(type.getAnnotation(Path.class).value()));
    }

    /** What follows the id of the row: {@code document} of {@code orders/{id}/document}; empty if the path has another form. */
    static Optional<String> name(Class<?> resource) {
        return path(resource).map(ResourcePath::template).filter(template -> template.contains(ID))
                .map(template -> template.substring(template.indexOf(ID) + ID.length()))
                .filter(name -> !name.isEmpty() && !name.contains("/") && !name.contains("{"));
    }
}
