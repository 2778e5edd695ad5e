package org.backendfoundation.testkit.entity;

import java.beans.Introspector;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.rest.json.JsonNames;

/** What the attributes of an entity keep to. Each fault is a sentence without its full stop. */
final class AttributeRules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");

    private final String entity;

    AttributeRules(String entity) {
        this.entity = entity;
    }

    /** @param before the attributes that the line has before it */
    Optional<String> fault(Attribute attribute, List<Attribute> before) {
        return Stream.of(ofName(attribute), ofMeaning(attribute), ofType(attribute), ofOthers(attribute, before))
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> ofName(Attribute attribute) {
        String name = attribute.name();
        if (!NAME.matcher(name).matches()) {
            return Optional.of("'%s' is no name of an attribute; write it in snake_case, each part with a letter first, such as due_on"
                    .formatted(name));
        }
        if (ReservedWords.isOfJava(attribute.javaName())) {
            return Optional.of("%s is a word of Java; take another name, such as %s_code".formatted(name, name));
        }
        if (ReservedWords.BASE.contains(name) || ReservedWords.BASE.contains(attribute.column())) {
            return Optional.of("each entity has %s already; leave it out, or take another name".formatted(name));
        }
        if (!JsonNames.snakeCase(Introspector.decapitalize(Names.capital(attribute.javaName()))).equals(name)) {
            return Optional
                    .of("JSON would spell %s otherwise, because Java's %s does not show its parts; give each part two letters or more"
                            .formatted(name, attribute.javaName()));
        }
        return Optional.empty();
    }

    private static Optional<String> ofMeaning(Attribute attribute) {
        if (ReservedWords.SQL.contains(attribute.column())) {
            return Optional.of("SQL reserves %s, so no column can be called so; take another name, such as %s_code"
                    .formatted(attribute.column(), attribute.column()));
        }
        if (attribute.isFilter() && ReservedWords.PARAMETERS.contains(attribute.column())) {
            return Optional.of("each list has a parameter %s already; take another name, such as %s_code"
                    .formatted(attribute.column(), attribute.column()));
        }
        if (attribute.isUnique() && !attribute.kind().mayBeUnique()) {
            return Optional.of("a %s cannot be unique; these can: %s".formatted(attribute.kind(), Kind.allUnique()));
        }
        return Optional.empty();
    }

    private Optional<String> ofType(Attribute attribute) {
        if (attribute.kind() == Kind.ENUM
                && (ReservedWords.isUsedClass(attribute.javaType()) || attribute.javaType().equals(entity))) {
            return Optional.of("the enum of %s would be called %s like a class that the entity uses; take another name, such as %s_kind"
                    .formatted(attribute.name(), attribute.javaType(), attribute.name()));
        }
        if (!attribute.isReference()) {
            return Optional.empty();
        }
        if (attribute.name().endsWith("_id")) {
            return Optional.of("a reference gets its _id in the column and in JSON; write %s"
                    .formatted(attribute.name().substring(0, attribute.name().length() - "_id".length())));
        }
        if (attribute.target().equals(entity)) {
            return attribute.isRequired() ? Optional.of("the first row could not refer to another one; make %s optional"
                    .formatted(attribute.name())) : Optional.empty();
        }
        return EntityRules.faultOfClass(attribute.target());
    }

    private Optional<String> ofOthers(Attribute attribute, List<Attribute> before) {
        return before.stream().flatMap(other -> clash(attribute, other).or(() -> clash(other, attribute)).stream()).findFirst();
    }

    private Optional<String> clash(Attribute one, Attribute other) {
        if (one.name().equals(other.name()) || one.column().equals(other.column())) {
            return Optional.of("there would be two attributes %s; rename one of them".formatted(one.column()));
        }
        if (isParent(one) && other.name().equals(EntityDefinition.CHILDREN)) {
            return Optional.of("%s is the list of the rows below a %s; rename one of the two".formatted(other.name(), one.name()));
        }
        if (other.isFilter() && one.derivedFilters().anyMatch(other.column()::equals)) {
            return Optional.of("lists filter by %s with a parameter %s; rename one of the two".formatted(one.column(), other.column()));
        }
        if (one.kind() == Kind.ENUM && other.isReference() && one.javaType().equals(other.target())) {
            return Optional.of("the enum of %s would be called %s like the entity; rename it, for example to %s_kind".formatted(one.name(),
                    one.javaType(), one.name()));
        }
        return Optional.empty();
    }

    private boolean isParent(Attribute attribute) {
        return attribute.isReference() && attribute.target().equals(entity) && attribute.name().equals(EntityDefinition.PARENT);
    }
}
