package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.backendfoundation.persistence.bulk.NamedReferences.NamedReference;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/**
 * One row of an imported file.
 *
 * @param number  of the line in which it begins, from 1 on
 * @param size    in bytes, roughly
 * @param content throws the {@link ProblemException} of a line that cannot be read
 * @param byKey   whether it names the row of a reference by its key, also where it leaves that empty
 */
public record BatchLine(long number, int size, Supplier<Content> content, Predicate<NamedReference> byKey) {

    /** What can be read of a line, and what is wrong with the rest. */
    record Content(JsonValue json, List<Violation> violations) {
    }

    static BatchLine refused(long number, ProblemException refusal) {
        return new BatchLine(number, 0, () -> {
            throw refusal;
        }, reference -> false);
    }
}
