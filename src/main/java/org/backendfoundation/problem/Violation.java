package org.backendfoundation.problem;

import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * One rule that one value breaks.
 *
 * @param pointer where the value is: a JSON Pointer (RFC 6901) into a body, or the name of a parameter or key
 * @param rule    the rule's name in lower snake case: {@code required}, {@code too_long}
 * @param message the facts, then what to do
 */
@PublicApi
@NullMarked
public record Violation(String pointer, String rule, String message) {
}
