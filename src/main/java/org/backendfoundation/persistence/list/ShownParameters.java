package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * What an answer shows, whichever rows it has.
 *
 * @param fields     names of attributes; empty for all
 * @param expansions paths to rows that are embedded
 * @param count      how a list's rows are counted; empty if they are not
 */
public record ShownParameters(List<String> fields, List<String> expansions, Optional<RowCount.Kind> count) {

    public static final String FIELDS = "fields";
    public static final String COUNT = "count";

    /** What {@link #COUNT} may be. */
    public static final List<String> COUNTS = Arrays.stream(RowCount.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    public static final Set<String> OWN = Set.of(FIELDS, COUNT);

    /**
     * Of a single row.
     *
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public static ShownParameters ofRow(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        List<Violation> violations = violations(metadata, sent);
        ExpandParameter.violation(metadata, given(sent, ExpandParameter.NAME)).ifPresent(violations::add);
        ListQueryParser.refuse(violations);
        return shown(sent);
    }

    /**
     * Of a list. What is wrong with its other parameters is told at the same time.
     *
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public static ShownParameters ofList(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        List<Violation> violations = violations(metadata, sent);
        countViolation(given(sent, COUNT)).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            violations.addAll(ListQueryParser.violations(metadata, ofRows(sent)));
        }
        ListQueryParser.refuse(violations);
        return shown(sent);
    }

    /** Those of a list's parameters that say which rows it has. */
    public static Map<String, List<String>> ofRows(Map<String, List<String>> sent) {
        if (Collections.disjoint(sent.keySet(), OWN)) {
            return sent;
        }
        Map<String, List<String>> others = new HashMap<>(sent);
        others.keySet().removeAll(OWN);
        return others;
    }

    private static List<Violation> violations(EntityMetadata<?> metadata, Map<String, List<String>> sent) {
        List<Violation> violations = new ArrayList<>();
        NamesParameter.violation(FIELDS, given(sent, FIELDS), metadata.fields(), "Nothing is shown here; leave it out.")
                .ifPresent(violations::add);
        return violations;
    }

    private static Optional<Violation> countViolation(List<String> given) {
        if (given.size() > 1) {
            return Optional.of(new Violation(COUNT, "single", "Must be given once."));
        }
        return COUNTS.containsAll(given) ? Optional.empty()
                : Optional.of(Violation.of(COUNT, "one_of", "Must be " + String.join(" or ", COUNTS) + ".", String.join(", ", COUNTS)));
    }

    private static ShownParameters shown(Map<String, List<String>> sent) {
        return new ShownParameters(NamesParameter.names(given(sent, FIELDS)), NamesParameter.names(given(sent, ExpandParameter.NAME)),
                given(sent, COUNT).stream().findFirst().filter(COUNTS::contains)
                        .map(text -> RowCount.Kind.valueOf(text.toUpperCase(Locale.ROOT))));
    }

    private static List<String> given(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }
}
