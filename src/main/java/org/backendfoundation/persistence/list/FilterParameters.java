package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.ListedAttribute;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/** The parameters that filter a list: for each filter of an entity one for each operator that its attribute has. */
public final class FilterParameters {

    public static final int MOST_VALUES = 100;

    private static final String SEPARATOR = ",";

    private FilterParameters() {
    }

    /** A filter that no request would reach, or another would not. */
    public record Collision(String filter, String reason) {
    }

    /**
     * Parses one parameter.
     *
     * @param violations to which what is wrong with it is added
     */
    static Optional<Filter> parse(EntityMetadata<?> metadata, String parameter, String text, Collection<Violation> violations) {
        for (Operator operator : Operator.values()) {
            Optional<ListedAttribute> attribute = operator.attribute(metadata, parameter);
            if (attribute.isPresent()) {
                return parse(attribute.get(), operator, parameter, text, violations);
            }
        }
        violations.add(new Violation(parameter, "unknown", "There is no such parameter; " + known(metadata)));
        return Optional.empty();
    }

    /** The attribute by which a parameter filters. */
    static Optional<ListedAttribute> attribute(EntityMetadata<?> metadata, String parameter) {
        return Stream.of(Operator.values()).flatMap(operator -> operator.attribute(metadata, parameter).stream()).findFirst();
    }

    /** Whether each list of the entity has a parameter of this name. */
    public static boolean isTaken(EntityMetadata<?> metadata, String name) {
        return ListQueryParser.OWN.contains(name) || ShownParameters.OWN.contains(name) || attribute(metadata, name).isPresent();
    }

    /** Those of the parameters that ask something of rows behind references, by the type of these. */
    public static Map<Class<?>, Map<String, List<String>>> throughReferences(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        Map<Class<?>, Map<String, List<String>>> asked = new LinkedHashMap<>();
        sent.forEach((parameter, values) -> attribute(metadata, parameter).flatMap(ListedAttribute::targetType)
                .ifPresent(target -> asked.computeIfAbsent(target, any -> new LinkedHashMap<>()).put(parameter, values)));
        return asked;
    }

    private static Optional<Filter> parse(ListedAttribute attribute, Operator operator, String parameter, String text,
            Collection<Violation> violations) {
        List<String> texts = operator == Operator.IN ? List.of(text.split(SEPARATOR, -1)) : List.of(text);
        if (texts.size() > MOST_VALUES) {
            violations.add(Violation.of(parameter, "too_many", "Must have at most " + MOST_VALUES + " values.", MOST_VALUES));
            return Optional.empty();
        }
        if (operator == Operator.CONTAINS && !ContainedText.isIndexed(text)) {
            violations.add(new Violation(parameter, "too_short", "Must have three letters or digits in a row."));
            return Optional.empty();
        }
        try {
            return Optional.of(new Filter(attribute, operator, texts.stream().distinct()
                    .map(value -> operator.operand(attribute).readParameter(parameter, value)).toList()));
        } catch (ProblemException refused) {
            violations.addAll(refused.violations());
            return Optional.empty();
        }
    }

    private static String known(EntityMetadata<?> metadata) {
        return metadata.filters().isEmpty() ? "nothing can be filtered here."
                : metadata.filters().keySet().stream().flatMap(filter -> names(metadata, filter))
                        .collect(Collectors.joining(", ", "filters are ", "."));
    }

    private static Stream<String> names(EntityMetadata<?> metadata, String filter) {
        return Operator.of(metadata, filter).map(operator -> operator.parameter(filter));
    }

    /** Filters whose parameters have the name of something else. A filter's own name comes before what an operator makes of another's. */
    public static List<Collision> collisions(EntityMetadata<?> metadata) {
        Map<String, String> derived = new HashMap<>();
        metadata.filters().keySet().forEach(filter -> names(metadata, filter).filter(name -> !name.equals(filter))
                .forEach(name -> derived.put(name, filter)));
        List<Collision> collisions = new ArrayList<>();
        metadata.filters().keySet().forEach(filter -> {
            if (ListQueryParser.OWN.contains(filter) || ShownParameters.OWN.contains(filter)) {
                collisions.add(new Collision(filter, "every list has a parameter of this name"));
            } else if (derived.containsKey(filter)) {
                collisions.add(new Collision(filter, "the filter " + derived.get(filter) + " has a parameter of this name, too"));
            }
        });
        collisions.addAll(collisionsInClients(metadata));
        return collisions;
    }

    /** Clients that are generated have no dots in names. */
    private static Collection<Collision> collisionsInClients(EntityMetadata<?> metadata) {
        Map<String, String> known = new HashMap<>();
        Map<String, Collision> collisions = new LinkedHashMap<>();
        metadata.filters().keySet().forEach(filter -> names(metadata, filter).forEach(name -> {
            String other = known.putIfAbsent(name.replace('.', '_'), name);
            if (other != null && !other.equals(name)) {
                collisions.putIfAbsent(filter, new Collision(filter, "generated clients have one name for " + other + " and " + name));
            }
        }));
        return collisions.values();
    }
}
