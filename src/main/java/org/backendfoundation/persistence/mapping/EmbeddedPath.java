package org.backendfoundation.persistence.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;

/**
 * The way from an entity to an attribute of an object that is embedded in it.
 *
 * @param steps the embedded objects, the outermost first; empty where the entity itself has the attribute
 */
public record EmbeddedPath(List<AggregateObjectMapping> steps) {

    public static final EmbeddedPath EMPTY = new EmbeddedPath(List.of());

    public EmbeddedPath then(AggregateObjectMapping next) {
        return new EmbeddedPath(Stream.concat(steps.stream(), Stream.of(next)).toList());
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The mapping of the entity itself that leads to the attribute. */
    public DatabaseMapping first(DatabaseMapping attribute) {
        return isEmpty() ? attribute : steps.get(0);
    }

    /** The object that has the attribute; null where one on the way is null. */
    public Object holder(Object entity) {
        Object holder = entity;
        for (AggregateObjectMapping next : steps) {
            holder = holder == null ? null : next.getAttributeValueFromObject(holder);
        }
        return holder;
    }
}
