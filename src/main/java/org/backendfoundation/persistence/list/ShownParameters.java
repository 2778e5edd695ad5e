package org.backendfoundation.persistence.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * What an answer shows, whichever rows it has.
 *
 * @param fields     names of attributes; empty for all
 * @param expansions paths to rows that are embedded
 */
public record ShownParameters(List<String> fields, List<String> expansions) {

    public static final String FIELDS = "fields";

    static final Set<String> OWN = Set.of(FIELDS);

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
        if (!violations.isEmpty()) {
            violations.addAll(ListQueryParser.violations(metadata, ofRows(sent)));
        }
        ListQueryParser.refuse(violations);
        return shown(sent);
    }

    /** Those of a list's parameters that say which rows it has. */
    public static Map<String, List<String>> ofRows(Map<String, List<String>> sent) {
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

    private static ShownParameters shown(Map<String, List<String>> sent) {
        return new ShownParameters(NamesParameter.names(given(sent, FIELDS)), NamesParameter.names(given(sent, ExpandParameter.NAME)));
    }

    private static List<String> given(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }
}
