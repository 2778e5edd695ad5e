package org.backendfoundation.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;

/**
 * One rule that one value breaks.
 *
 * @param pointer where the value is: a JSON Pointer (RFC 6901) into a body, or the name of a parameter or key
 * @param rule    the rule's name in lower snake case: {@code required}, {@code too_long}
 * @param message the facts, then what to do
 * @param facts   what words for the rule in another language name; empty where the message is in the caller's language already
 */
@PublicApi
@NullMarked
public record Violation(String pointer, String rule, String message, Optional<List<String>> facts) {

    /** An English message that names no facts, or the name of one of the application's messages: <code>{invoice.late}</code>. */
    public Violation(String pointer, String rule, String message) {
        this(pointer, rule, message, Optional.of(List.of()));
    }

    /** @param facts what the English message names, such as bounds, in the order of the rule's words in other languages */
    public static Violation of(String pointer, String rule, String message, Object... facts) {
        return new Violation(pointer, rule, message, Optional.of(Stream.of(facts).map(Object::toString).toList()));
    }

    /** The same of another place. */
    public Violation at(String place) {
        return new Violation(place, rule, message, facts);
    }
}
