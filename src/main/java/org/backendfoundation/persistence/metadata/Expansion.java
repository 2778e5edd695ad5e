package org.backendfoundation.persistence.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer embeds besides ids, and the parts that were read for the whole page at once. */
public final class Expansion {

    /** Embeds nothing. */
    public static final Expansion NONE = new Expansion();

    /** @param rows     what there is to embed, by id; a row that the caller may not see is not among them */
    record Embedded(ObjectFormat format, Map<Object, Object> rows, Expansion deeper) {
    }

    private final Map<String, Embedded> references = new HashMap<>();
    private final Map<String, Expansion> within = new HashMap<>();
    private final Map<String, Map<Object, List<Object>>> parts = new HashMap<>();

    public void embed(EntityAttribute reference, EntityMetadata<?> target, Map<Object, Object> rows, Expansion deeper) {
        references.put(reference.name(), new Embedded(target.format(), rows, deeper));
    }

    /** @param byOwner the parts of each owner, by its id */
    public void supply(EntityAttribute attribute, Map<Object, List<Object>> byOwner) {
        parts.put(attribute.name(), byOwner);
    }

    /** What is embedded in each part. */
    public Expansion within(EntityAttribute attribute) {
        return within.computeIfAbsent(attribute.name(), name -> new Expansion());
    }

    Optional<Embedded> reference(String name) {
        return Optional.ofNullable(references.get(name));
    }

    Expansion inside(String name) {
        return within.getOrDefault(name, NONE);
    }

    /** The parts that were read already; empty if the owner has to be asked. */
    Optional<List<Object>> parts(String name, Object owner) {
        return Optional.ofNullable(parts.get(name)).map(known -> known.getOrDefault(owner, List.of()));
    }
}
