package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.problem.InvalidRequest;

/** Parses query parameters into a {@link ListQuery}, or reports all mistakes together. */
public final class ListQueryParser {

    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final String INCLUDE = "include";
    public static final String INACTIVE = "inactive";

    /** Parameters of each list, whose names no filter has; {@link ShownParameters#OWN} are others. */
    public static final Set<String> OWN = Set.of(LIMIT, CURSOR, SortParameter.NAME, INCLUDE, ExpandParameter.NAME);

    private final EntityMetadata<?> metadata;
    private final boolean inactive;
    private final Map<String, List<String>> sent;
    private final ListBasis basis;
    private final List<Violation> violations = new ArrayList<>();

    private ListQueryParser(EntityMetadata<?> metadata, boolean inactive, Map<String, List<String>> sent, ListBasis basis) {
        this.metadata = metadata;
        this.inactive = inactive;
        this.sent = new TreeMap<>(sent);
        this.basis = basis;
    }

    /**
     * @param inactive whether the list shows inactive rows; {@code include} alone does not decide that, because not everybody may
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public static ListQuery read(EntityMetadata<?> metadata, boolean inactive, Map<String, List<String>> sent) {
        return read(metadata, inactive, sent, ListBasis.ALL);
    }

    public static ListQuery read(EntityMetadata<?> metadata, boolean inactive, Map<String, List<String>> sent, ListBasis basis) {
        return new ListQueryParser(metadata, inactive, sent, basis).query();
    }

    static List<Violation> violations(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        try {
            read(metadata, false, sent);
            return List.of();
        } catch (ProblemException refused) {
            return refused.violations();
        }
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} if it is anything else */
    public static void requireInactive(String include) {
        if (!include.equals(INACTIVE)) {
            refuse(List.of(Violation.of(INCLUDE, "one_of", "Must be '" + INACTIVE + "' or left out.", INACTIVE)));
        }
    }

    private ListQuery query() {
        sent.forEach((name, values) -> {
            if (values.size() > 1) {
                addViolation(name, "single", "Must be given once.");
            }
        });
        int limit = text(LIMIT).map(this::limit).orElse(ListQuery.DEFAULT_LIMIT);
        List<Sort> sorts = text(SortParameter.NAME).map(text -> SortParameter.parse(metadata, text, violations)).orElse(List.of());
        List<Filter> filters = filters();
        ExpandParameter.violation(metadata, text(ExpandParameter.NAME).stream().toList()).ifPresent(violations::add);
        refuse(violations);
        return new ListQuery(limit, sorts, filters, text(CURSOR), scope(), basis, ReferencedRows.ALL);
    }

    static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }

    /** Of what decides which rows there are and in which order, as it was sent; with the length of each text, no two lists have one scope. */
    private String scope() {
        Stream<String> list = Stream.of(metadata.name(), String.valueOf(inactive), text(SortParameter.NAME).orElse(""));
        Stream<String> filters = filterNames().flatMap(name -> Stream.of(name, text(name).orElse("")));
        return Stream.of(list, basis.scope().stream(), filters).flatMap(parts -> parts).map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(sent.get(name)).filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    private int limit(String text) {
        try {
            int limit = (int) JsonScalars.of(Integer.class).orElseThrow().readParameter(LIMIT, text);
            if (limit < 1 || limit > ListQuery.MAX_LIMIT) {
                violations.add(Violation.of(LIMIT, "range", "Must be between 1 and " + ListQuery.MAX_LIMIT + ".", 1, ListQuery.MAX_LIMIT));
            }
            return limit;
        } catch (ProblemException refused) {
            violations.addAll(refused.violations());
            return 0;
        }
    }

    private Stream<String> filterNames() {
        return sent.keySet().stream().filter(name -> !OWN.contains(name));
    }

    private List<Filter> filters() {
        return filterNames().flatMap(name -> FilterParameters.parse(metadata, name, text(name).orElse(""), violations).stream()).toList();
    }

    private void addViolation(String parameter, String rule, String message) {
        violations.add(new Violation(parameter, rule, message));
    }
}
