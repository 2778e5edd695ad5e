package org.backendfoundation.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.ListQuery.Comparison;
import org.backendfoundation.persistence.ListQuery.Filter;
import org.backendfoundation.persistence.ListQuery.Sort;
import org.backendfoundation.persistence.metadata.EntityAttribute;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.json.JsonScalar;
import org.backendfoundation.rest.json.JsonScalars;
import org.backendfoundation.rest.problem.RestError;

/** Parses query parameters into a {@link ListQuery}, or reports all mistakes together. */
public final class ListQueryParser {

    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final String SORT = "sort";
    public static final String INCLUDE = "include";
    public static final String INACTIVE = "inactive";
    public static final String FROM = "_from";
    public static final String TO = "_to";
    private static final Set<String> OWN = Set.of(LIMIT, CURSOR, SORT, INCLUDE, ExpandParameter.NAME);

    private final EntityMetadata<?> metadata;
    private final boolean inactive;
    private final Map<String, List<String>> sent;
    private final Optional<Filter> parent;
    private final List<Violation> violations = new ArrayList<>();

    private ListQueryParser(EntityMetadata<?> shape, boolean inactive, Map<String, List<String>> sent, Optional<Filter> parent) {
        this.metadata = shape;
        this.inactive = inactive;
        this.sent = new TreeMap<>(sent);
        this.parent = parent;
    }

    /**
     * @param inactive whether the list shows inactive rows; {@code include} alone does not decide that, because not everybody may
     * @throws ProblemException {@code VALIDATION_FAILED} or {@code INVALID_CURSOR}
     */
    static ListQuery read(EntityMetadata<?> shape, boolean inactive, Map<String, List<String>> sent) {
        return new ListQueryParser(shape, inactive, sent, Optional.empty()).query();
    }

    /** @param reference the attribute, by its name in queries, that refers to the row of which this is the list */
    static ListQuery read(EntityMetadata<?> shape, boolean inactive, Map<String, List<String>> sent, String reference, UUID parent) {
        Filter filter = new Filter(shape.byJavaName(reference), Comparison.EQUAL, parent);
        return new ListQueryParser(shape, inactive, sent, Optional.of(filter)).query();
    }

    /** @throws ProblemException {@code VALIDATION_FAILED} if it is anything else */
    public static void requireInactive(String include) {
        if (!include.equals(INACTIVE)) {
            throw refusal(List.of(new Violation(INCLUDE, "one_of", "Must be '" + INACTIVE + "' or left out.")));
        }
    }

    private ListQuery query() {
        sent.forEach((name, values) -> {
            if (values.size() > 1) {
                addViolation(name, "single", "Must be given once.");
            }
        });
        int limit = text(LIMIT).map(this::limit).orElse(ListQuery.DEFAULT_LIMIT);
        Optional<Sort> sort = text(SORT).flatMap(this::sort);
        List<Filter> filters = filters();
        text(ExpandParameter.NAME).flatMap(expand -> ExpandParameter.violation(metadata, expand)).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            throw refusal(violations);
        }
        String scope = scope(sort, filters);
        return new ListQuery(limit, sort, filters, text(CURSOR).map(cursor -> cursor(cursor, sort, scope)), scope);
    }

    private static Cursor cursor(String text, Optional<Sort> sort, String scope) {
        Cursor cursor = Cursor.decode(text, scope);
        boolean needsValue = sort.map(Sort::attribute).filter(attribute -> !attribute.isNullable()).isPresent();
        if (needsValue && cursor.value() == null) {
            throw Cursor.invalid();
        }
        return cursor;
    }

    private static ProblemException refusal(List<Violation> violations) {
        return new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", violations);
    }

    private String scope(Optional<Sort> sort, List<Filter> filters) {
        List<String> narrowed = filters.stream().map(filter -> filter.attribute().name() + filter.comparison() + "\0" + filter.value())
                .sorted().toList();
        return String.join("\0", metadata.name(), sort.map(Sort::attribute).map(EntityAttribute::name).orElse(""),
                String.valueOf(sort.map(Sort::descending).orElse(false)), String.valueOf(inactive), String.join("\0", narrowed));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(sent.get(name)).filter(values -> !values.isEmpty()).map(values -> values.get(0));
    }

    private int limit(String text) {
        Integer limit = (Integer) read(LIMIT, text, JsonScalars.of(Integer.class).orElseThrow());
        if (limit != null && (limit < 1 || limit > ListQuery.MAX_LIMIT)) {
            addViolation(LIMIT, "range", "Must be between 1 and " + ListQuery.MAX_LIMIT + ".");
        }
        return limit == null ? 0 : limit;
    }

    private Optional<Sort> sort(String text) {
        boolean descending = text.startsWith("-");
        Optional<EntityAttribute> attribute = metadata.sort(descending ? text.substring(1) : text);
        if (attribute.isEmpty()) {
            addViolation(SORT, "one_of", metadata.sorts().isEmpty() ? "Nothing can be sorted here; leave it out."
                    : "Must be one of " + String.join(", ", metadata.sorts().keySet()) + ", with a '-' before it to turn it round.");
        }
        return attribute.map(known -> new Sort(known, descending));
    }

    private List<Filter> filters() {
        return Stream.concat(parent.stream(),
                sent.keySet().stream().filter(name -> !OWN.contains(name)).map(this::filter).flatMap(Optional::stream)).toList();
    }

    private Optional<Filter> filter(String parameter) {
        Optional<EntityAttribute> equal = metadata.filter(parameter);
        if (equal.isPresent()) {
            return filter(parameter, equal.get(), Comparison.EQUAL);
        }
        Optional<EntityAttribute> from = ranged(parameter, FROM);
        if (from.isPresent()) {
            return filter(parameter, from.get(), Comparison.FROM);
        }
        Optional<EntityAttribute> to = ranged(parameter, TO);
        if (to.isPresent()) {
            return filter(parameter, to.get(), Comparison.TO);
        }
        addViolation(parameter, "unknown", "There is no such parameter; " + (metadata.filters().isEmpty() ? "nothing can be filtered here."
                : "filters are " + metadata.filters().keySet().stream().flatMap(this::forms).collect(Collectors.joining(", ")) + "."));
        return Optional.empty();
    }

    private Stream<String> forms(String filter) {
        return metadata.filter(filter).filter(EntityAttribute::hasRanges).isPresent() ? Stream.of(filter, filter + FROM, filter + TO)
                : Stream.of(filter);
    }

    private Optional<EntityAttribute> ranged(String parameter, String suffix) {
        return parameter.endsWith(suffix)
                ? metadata.filter(parameter.substring(0, parameter.length() - suffix.length())).filter(EntityAttribute::hasRanges)
                : Optional.empty();
    }

    private Optional<Filter> filter(String parameter, EntityAttribute attribute, Comparison comparison) {
        Object value = read(parameter, text(parameter).orElse(""), attribute.scalar());
        return Optional.ofNullable(value).map(known -> new Filter(attribute, comparison, known));
    }

    private Object read(String parameter, String text, JsonScalar scalar) {
        try {
            return scalar.readParameter(parameter, text);
        } catch (ProblemException refused) {
            violations.addAll(refused.violations());
            return null;
        }
    }

    private void addViolation(String parameter, String rule, String message) {
        violations.add(new Violation(parameter, rule, message));
    }
}
