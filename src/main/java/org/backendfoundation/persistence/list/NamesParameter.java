package org.backendfoundation.persistence.list;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.problem.Violation;

/** A query parameter that lists names, each once, with commas between them. */
final class NamesParameter {

    private static final String SEPARATOR = ",";

    private NamesParameter() {
    }

    /** @param given each value of the parameter */
    static List<String> names(List<String> given) {
        return given.stream().flatMap(text -> List.of(text.split(SEPARATOR, -1)).stream()).toList();
    }

    /** @param nothing what to say where no name is allowed */
    static Optional<Violation> violation(String parameter, List<String> given, Collection<String> allowed, String nothing) {
        List<String> names = names(given);
        if (given.size() > 1) {
            return Optional.of(new Violation(parameter, "single", "Must be given once."));
        }
        if (!allowed.containsAll(names)) {
            return Optional.of(new Violation(parameter, "one_of",
                    allowed.isEmpty() ? nothing : "Must name some of " + String.join(", ", allowed) + ", with commas between them."));
        }
        return new HashSet<>(names).size() < names.size() ? Optional.of(new Violation(parameter, "unique", "Must name each one once."))
                : Optional.empty();
    }
}
