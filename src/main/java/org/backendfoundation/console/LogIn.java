package org.backendfoundation.console;

import jakarta.validation.constraints.Size;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * The credential of a log-in: exactly one of the two.
 *
 * @param key  an API key, or the bootstrap key
 * @param code the code of a link
 */
public record LogIn(@Size(max = 128) String key, @Size(max = 128) String code) {

    /** @throws ProblemException {@code VALIDATION_FAILED} */
    void requireOne() {
        if ((key == null) == (code == null)) {
            throw InvalidRequest.because(new Violation("", "one_of", "Give either key or code."));
        }
    }

    @Override
    public String toString() {
        return "log-in";
    }
}
