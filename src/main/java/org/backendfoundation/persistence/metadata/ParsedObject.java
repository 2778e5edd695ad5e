package org.backendfoundation.persistence.metadata;

import java.util.Map;
import java.util.Optional;

/** What a body says of one object: a parsed value, or null, for each attribute that it names. */
public final class ParsedObject {

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

    Optional<Object> value(String name) {
        return values.entrySet().stream().filter(entry -> entry.getKey().name().equals(name)).map(Map.Entry::getValue)
                .filter(value -> value != null).findFirst();
    }
}
