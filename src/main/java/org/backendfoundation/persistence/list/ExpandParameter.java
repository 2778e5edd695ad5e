package org.backendfoundation.persistence.list;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.RestError;

/** The query parameter that names what an answer embeds, with commas between the names. */
public final class ExpandParameter {

    public static final String NAME = "expand";

    private static final String SEPARATOR = ",";

    private ExpandParameter() {
    }

    /**
     * The names of what a single row embeds.
     *
     * @param given each value of the parameter
     * @throws ProblemException {@code VALIDATION_FAILED}
     */
    public static List<String> parse(EntityMetadata<?> metadata, List<String> given) {
        Optional<Violation> violation = given.size() > 1 ? Optional.of(new Violation(NAME, "single", "Must be given once."))
                : given.stream().findFirst().flatMap(text -> violation(metadata, text));
        if (violation.isPresent()) {
            throw new ProblemException(RestError.VALIDATION_FAILED, "See violations for what to change.", List.of(violation.get()));
        }
        return given.stream().flatMap(text -> names(text).stream()).toList();
    }

    static Optional<Violation> violation(EntityMetadata<?> metadata, String text) {
        List<String> names = names(text);
        if (!metadata.expansions().containsAll(names)) {
            return Optional.of(new Violation(NAME, "one_of", metadata.expansions().isEmpty() ? "Nothing can be expanded here; leave it out."
                    : "Must name some of " + String.join(", ", metadata.expansions()) + ", with commas between them."));
        }
        return new HashSet<>(names).size() < names.size() ? Optional.of(new Violation(NAME, "unique", "Must name each one once."))
                : Optional.empty();
    }

    private static List<String> names(String text) {
        return List.of(text.split(SEPARATOR, -1));
    }
}
