package org.backendfoundation.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.backendfoundation.annotation.PublicApi;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The one unchecked exception of the foundation. Its message is meant for the caller: the facts, then what to check;
 * never SQL, a class name or a secret. What only an operator may see goes into the cause.
 */
@PublicApi
@NullMarked
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    public ProblemException(ErrorCode code, String message) {
        this(code, message, null, List.of(), null);
    }

    public ProblemException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, cause, List.of(), null);
    }

    public ProblemException(ErrorCode code, String message, List<Violation> violations) {
        this(code, message, null, violations, null);
    }

    private ProblemException(ErrorCode code, String message, @Nullable Throwable cause, List<Violation> violations,
            @Nullable Duration retryAfter) {
        super(message, cause);
        this.code = code;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** A temporary failure: callers are told to retry after {@code retryAfter}. */
    public static ProblemException retryable(ErrorCode code, String message, Duration retryAfter, @Nullable Throwable cause) {
        return new ProblemException(code, message, cause, List.of(), retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
