package org.backendfoundation.persistence.bulk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;

/** Why a line of an import was refused. */
public final class LineFailure {

    private LineFailure() {
    }

    /** The failure of a line as that of the whole file. */
    public static ProblemException ofFile(long number, ProblemException failure) {
        if (isOfNoLine(failure)) {
            return failure;
        }
        String at = "/" + number;
        List<Violation> violations = ofLine(failure).violations().stream()
                .map(one -> one.at(at + one.pointer())).toList();
        return new ProblemException(failure.code(), "No line was imported, because of line " + number + ": " + failure.getMessage(),
                violations);
    }

    /** With a violation also where the failure names no place in the line. */
    static ProblemException ofLine(ProblemException failure) {
        return !failure.violations().isEmpty() ? failure
                : new ProblemException(failure.code(), failure.getMessage(),
                        List.of(new Violation("", failure.code().name().toLowerCase(Locale.ROOT), failure.getMessage())));
    }

    /** Whether the same line may be imported at another time. */
    public static boolean isOfNoLine(ProblemException failure) {
        return failure.retryAfter().isPresent() || Set.of(Kind.UNAVAILABLE, Kind.INTERNAL).contains(failure.code().kind());
    }
}
