package org.backendfoundation.security.credential;

import java.time.Duration;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;

/** Why a request is refused, other than a missing credential or role. */
public enum SecurityError implements ErrorCode {
    RATE_LIMITED(Kind.LIMITED, "Too many requests"),
    LOCKED_OUT(Kind.LIMITED, "Too many refused keys or tokens"),
    CREDENTIALS_AMBIGUOUS(Kind.INVALID, "The request shows more than one credential"),
    CSRF_REFUSED(Kind.FORBIDDEN, "The request does not come from the page itself"),
    KEYS_UNKNOWN(Kind.UNAVAILABLE, "Tokens cannot be checked now");

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Kind kind;
    private final String title;

    SecurityError(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    public static ProblemException keysUnknown() {
        return ProblemException.retryable(KEYS_UNKNOWN, "The keys of whoever issued the token cannot be read; see the server's log.", LATER,
                null);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
