package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts new entities in the order in which their tables can be made: those that are referred to first, otherwise as they are given. */
final class EntityOrder {

    private final Map<String, EntityDefinition> waiting = new LinkedHashMap<>();
    private final List<EntityDefinition> ordered = new ArrayList<>();
    private final List<String> way = new ArrayList<>();

    private EntityOrder(List<EntityDefinition> entities) {
        entities.forEach(entity -> waiting.put(entity.name(), entity));
    }

    /** @throws Refusal if entities refer to each other */
    static List<EntityDefinition> of(List<EntityDefinition> entities) {
        EntityOrder order = new EntityOrder(entities);
        entities.forEach(entity -> order.visit(entity.name()));
        return order.ordered;
    }

    private void visit(String name) {
        if (way.contains(name)) {
            way.add(name);
            throw new Refusal(
                    ("The entities %s refer to each other, so that no table could be the first; leave one of these references out, "
                            + "and add it later by a revision of its own.")
                            .formatted(String.join(" → ", way.subList(way.indexOf(name), way.size()))));
        }
        EntityDefinition entity = waiting.get(name);
        if (entity == null || ordered.contains(entity)) {
            return;
        }
        way.add(name);
        entity.references().filter(reference -> !entity.isSelf(reference)).forEach(reference -> visit(reference.target()));
        way.remove(way.size() - 1);
        ordered.add(entity);
    }
}
