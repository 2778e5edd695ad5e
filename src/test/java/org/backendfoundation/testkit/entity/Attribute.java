package org.backendfoundation.testkit.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * An attribute of an entity to generate.
 *
 * @param name      as in the line
 * @param arguments of the kind: digits of a decimal, constants of an enum, the entity of a reference
 */
record Attribute(String name, Kind kind, List<String> arguments, boolean isRequired, boolean isUnique) {

    boolean isReference() {
        return kind == Kind.REF;
    }

    /** The entity to which it refers. */
    String target() {
        return arguments.get(0);
    }

    /** The name of the column, and in JSON. */
    String column() {
        return isReference() ? name + "_id" : name;
    }

    String javaName() {
        return Names.camelCase(name);
    }

    String javaType() {
        return switch (kind) {
            case ENUM -> Names.pascalCase(name);
            case REF -> target();
            default -> kind.javaClass().substring(kind.javaClass().lastIndexOf('.') + 1);
        };
    }

    String columnType() {
        return kind == Kind.DECIMAL ? "numeric(%s, %s)".formatted(arguments.get(0), arguments.get(1)) : kind.column();
    }

    boolean isFilter() {
        return kind.isFilter();
    }

    boolean isSort() {
        return kind.isOrdered() || kind == Kind.STRING && isRequired;
    }

    /** The names of its parameters in lists besides its own, by the list language. */
    Stream<String> derivedFilters() {
        Stream<String> ofAll = Stream.of("_in", "_not", "_null");
        Stream<String> ofKind = kind == Kind.STRING ? Stream.of("_prefix") : kind.isOrdered() ? Stream.of("_from", "_to") : Stream.of();
        return isFilter() ? Stream.concat(ofAll, ofKind).map(ending -> column() + ending) : Stream.of();
    }

    /** As the line has it. */
    @Override
    public String toString() {
        return name + ":" + kind + (arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")") + (isRequired ? "!" : "")
                + (isUnique ? " unique" : "");
    }
}
