package org.backendfoundation.persistence.bulk;

import jakarta.json.JsonValue;
import java.util.function.Supplier;
import org.backendfoundation.problem.ProblemException;

/**
 * One row of an imported file.
 *
 * @param number  of the line in which it begins, from 1 on
 * @param size    in bytes, roughly
 * @param content throws the {@link ProblemException} of a line that cannot be read
 */
public record BatchLine(long number, int size, Supplier<JsonValue> content) {

    static BatchLine refused(long number, ProblemException refusal) {
        return new BatchLine(number, 0, () -> {
            throw refusal;
        });
    }

    /** @throws ProblemException why it cannot be read */
    public JsonValue json() {
        return content.get();
    }
}
