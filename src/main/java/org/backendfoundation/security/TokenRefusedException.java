package org.backendfoundation.security;

import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.RestCode;

/** A token that does not count. Its message is for the caller and tells little; the reason is for whoever reads the log. */
class TokenRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    TokenRefusedException(String reason) {
        super(RestCode.INVALID_TOKEN, "The key or token is not valid, or not any more.");
        this.reason = reason;
    }

    /** For people with access to the log. */
    String reason() {
        return reason;
    }
}
