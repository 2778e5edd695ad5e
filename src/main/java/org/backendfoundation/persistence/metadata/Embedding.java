package org.backendfoundation.persistence.metadata;

import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.property.Property;

/**
 * The rows that one answer shows beside the ids of its references: a tree along the paths of {@code expand}. A path goes through references
 * and through what an object has in it.
 */
public final class Embedding {

    /** Where the rows come from. */
    @FunctionalInterface
    public interface Rows {

        /** @return those of the rows that the caller may see */
        Map<UUID, ?> find(Class<?> type, List<UUID> ids);
    }

    static final Embedding NONE = new Embedding();

    private static final String SEPARATOR = "\\.";

    private final Map<EntityAttribute, Embedding> inner = new LinkedHashMap<>();
    private Map<UUID, ?> rows = Map.of();

    private Embedding() {
    }

    /** @param paths each of which leads to a reference */
    static Embedding of(ObjectFormat format, Collection<String> paths) {
        Embedding root = new Embedding();
        paths.forEach(path -> {
            Embedding at = root;
            for (EntityAttribute attribute : attributes(format, path)) {
                at = at.inner.computeIfAbsent(attribute, any -> new Embedding());
            }
        });
        return root;
    }

    static List<String> names(String path) {
        return List.of(path.split(SEPARATOR, -1));
    }

    /** The attributes along a path; fewer than it has names if it leads nowhere. */
    static List<EntityAttribute> attributes(ObjectFormat format, String path) {
        List<EntityAttribute> found = new ArrayList<>();
        Optional<ObjectFormat> at = Optional.of(format);
        for (String name : names(path)) {
            Optional<EntityAttribute> next = at.flatMap(object -> attribute(object, name));
            next.ifPresent(found::add);
            at = next.flatMap(Embedding::object);
        }
        return List.copyOf(found);
    }

    private static Optional<EntityAttribute> attribute(ObjectFormat format, String name) {
        Optional<EntityAttribute> same = format.attribute(name).filter(EntityAttribute::isShown);
        return format.attribute(name + Property.ID_SUFFIX).filter(attribute -> attribute.format() instanceof ReferenceFormat)
                .filter(attribute -> same.isEmpty()).or(() -> same.filter(attribute -> object(attribute).isPresent()))
                .filter(EntityAttribute::isReadable);
    }

    /** What an attribute refers to, or has in it. */
    private static Optional<ObjectFormat> object(EntityAttribute attribute) {
        if (attribute.format() instanceof ReferenceFormat reference) {
            return Optional.of(reference.target());
        }
        boolean isWritten = attribute.format() instanceof ArrayFormat || attribute.format() instanceof ObjectFormat;
        return isWritten && attribute.format().inner() instanceof ObjectFormat object ? Optional.of(object) : Optional.empty();
    }

    /** Reads the rows behind the references of these objects: asks once for each reference of the tree. */
    public void read(Collection<?> objects, Rows source) {
        inner.forEach((attribute, embedded) -> {
            List<Object> values = objects.stream().map(attribute::get).filter(Objects::nonNull).toList();
            if (attribute.format() instanceof ReferenceFormat reference) {
                List<UUID> ids = values.stream().map(UUID.class::cast).distinct().toList();
                embedded.rows = ids.isEmpty() ? Map.of() : source.find(reference.target().type(), ids);
                embedded.read(embedded.rows.values(), source);
            } else {
                embedded.read(values.stream().flatMap(Embedding::elements).toList(), source);
            }
        });
    }

    private static Stream<?> elements(Object value) {
        return value instanceof Collection<?> collection ? collection.stream() : Stream.of(value);
    }

    Embedding behind(EntityAttribute attribute) {
        return inner.getOrDefault(attribute, NONE);
    }

    /** Writes the row to which an attribute refers, if it is here. */
    void write(EntityAttribute attribute, Object id, JsonGenerator out) {
        if (attribute.format() instanceof ReferenceFormat reference && rows.get(id) != null) {
            out.writeKey(ReferenceFormat.embeddedName(attribute.name()));
            reference.target().write(rows.get(id), out, this);
        }
    }
}
