package org.backendfoundation.persistence.metadata;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.rest.deprecation.Deprecation;

/** What a body says of one object: a parsed value, or null, for each attribute that it names. */
public final class ParsedObject {

    /** Of a body that says nothing. */
    static final ParsedObject EMPTY = new ParsedObject(Map.of());

    private final Map<EntityAttribute, Object> values;

    ParsedObject(Map<EntityAttribute, Object> values) {
        this.values = values;
    }

    boolean names(EntityAttribute attribute) {
        return values.containsKey(attribute);
    }

    Object value(EntityAttribute attribute) {
        return values.get(attribute);
    }

    /** Those of the attributes that it names, at whatever depth. */
    public Set<Deprecation> deprecations() {
        Set<Deprecation> used = new LinkedHashSet<>();
        values.forEach((attribute, value) -> {
            attribute.deprecation().ifPresent(used::add);
            objects(value).forEach(object -> used.addAll(object.deprecations()));
        });
        return used;
    }

    /**
     * Adds the rows to which an object refers, at whatever depth.
     *
     * @param value null or another value refers to nothing
     * @param ids   by the types of the rows
     */
    static void addReferences(Object value, Map<Class<?>, Set<UUID>> ids) {
        objects(value).flatMap(object -> object.values.entrySet().stream()).filter(entry -> entry.getValue() != null)
                .forEach(entry -> {
                    Class<?> target = entry.getKey().format().referenceTarget();
                    if (target == null) {
                        addReferences(entry.getValue(), ids);
                    } else {
                        Collection<?> named = entry.getValue() instanceof Collection<?> many ? many : List.of(entry.getValue());
                        named.stream().filter(UUID.class::isInstance).map(UUID.class::cast)
                                .forEach(ids.computeIfAbsent(target, any -> new LinkedHashSet<>())::add);
                    }
                });
    }

    private static Stream<ParsedObject> objects(Object value) {
        if (value instanceof Collection<?> elements) {
            return elements.stream().flatMap(ParsedObject::objects);
        }
        return value instanceof ParsedObject object ? Stream.of(object) : Stream.empty();
    }

    Optional<Object> value(String name) {
        return values.entrySet().stream().filter(entry -> entry.getKey().name().equals(name)).map(Map.Entry::getValue)
                .filter(value -> value != null).findFirst();
    }
}
