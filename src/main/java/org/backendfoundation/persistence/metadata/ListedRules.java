package org.backendfoundation.persistence.metadata;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@link Listed} may name. */
final class ListedRules {

    private static final String RULE = "listed_attributes";
    private static final String REMEDY = "Correct the names in @Listed.";

    private final Class<?> entity;
    private final ObjectFormat format;
    private final List<Unserved> unserved;

    ListedRules(Class<?> entity, ObjectFormat format, List<Unserved> unserved) {
        this.entity = entity;
        this.format = format;
        this.unserved = unserved;
    }

    void check(Listed listed) {
        List.of(listed.filters()).forEach(name -> require(name, "narrowed", EntityAttribute::isFilterable));
        List.of(listed.sorts()).forEach(name -> require(name, "sorted", EntityAttribute::isSortable));
    }

    private void require(String name, String use, Predicate<EntityAttribute> rule) {
        if (format.attribute(name).isEmpty()) {
            refuse(name, "the entity has no such attribute; it has " + known());
        } else if (format.attribute(name).filter(rule).isEmpty()) {
            refuse(name, "lists cannot be " + use + " by an attribute of this kind");
        }
    }

    private String known() {
        return format.attributes().stream().map(EntityAttribute::name).collect(Collectors.joining(", "));
    }

    private void refuse(String name, String why) {
        unserved.add(new Unserved(entity, name, RULE,
                "@Listed names it, but " + why + ".", REMEDY));
    }
}
