package org.backendfoundation.testkit.entity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An entity to generate, as its line says it. */
record EntityDefinition(String name, List<Attribute> attributes) {

    /** What a reference to the entity itself is called that makes a tree of its rows. */
    static final String PARENT = "parent";
    /** What the list of the rows below a row is called. */
    static final String CHILDREN = "children";

    String table() {
        return Names.snakeCase(name);
    }

    Stream<Attribute> references() {
        return attributes.stream().filter(Attribute::isReference);
    }

    Stream<Attribute> unique() {
        return attributes.stream().filter(Attribute::isUnique);
    }

    boolean isSelf(Attribute attribute) {
        return attribute.isReference() && attribute.target().equals(name);
    }

    /** Whether each row may be below another one. */
    boolean isTree() {
        return attributes.stream().anyMatch(attribute -> isSelf(attribute) && attribute.name().equals(PARENT));
    }

    /** By which imports name a row. */
    Optional<String> key() {
        return unique().filter(attribute -> !attribute.isReference()).map(Attribute::column).findFirst();
    }

    @Override
    public String toString() {
        return name + ": " + attributes.stream().map(Attribute::toString).collect(Collectors.joining(", "));
    }
}
