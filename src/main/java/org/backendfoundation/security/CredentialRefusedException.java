package org.backendfoundation.security;

import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.RestError;

/**
 * A key or a token that does not count, as an identity store says it. The message is for the caller and always the same; the reason is for whoever
 * reads the log or the audit trail.
 */
public final class CredentialRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean isGuess;

    private CredentialRefusedException(String reason, boolean isGuess) {
        super(RestError.INVALID_TOKEN, "The key or token is not valid, or not any more.");
        this.reason = reason;
        this.isGuess = isGuess;
    }

    /** Nobody here made it: counts towards a lock-out. */
    public static CredentialRefusedException guessed(String reason) {
        return new CredentialRefusedException(reason, true);
    }

    /**
     * It is genuine and has expired, was revoked or is meant for something else. No guess, so it does not count towards a lock-out, and is answered in
     * the same way during one: who has it must learn that a new one is needed.
     */
    public static CredentialRefusedException outdated(String reason) {
        return new CredentialRefusedException(reason, false);
    }

    /** A clause without a secret in it: {@code it has expired}. */
    public String reason() {
        return reason;
    }

    boolean isGuess() {
        return isGuess;
    }
}
