package org.backendfoundation.security.credential;

import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/**
 * A key or a token that does not count, as an identity store says it. The message is for the caller and the same whatever was looked at; the reason
 * is for whoever reads the log or the audit trail.
 */
@PublicApi
public final class CredentialRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_VALID = "The key or token is not valid, or not any more.";

    private final String reason;
    private final boolean isGuess;

    private CredentialRefusedException(String message, String reason, boolean isGuess) {
        super(RestError.INVALID_TOKEN, message);
        this.reason = reason;
        this.isGuess = isGuess;
    }

    /** Nobody here made it: counts towards a lock-out. */
    public static CredentialRefusedException guessed(String reason) {
        return new CredentialRefusedException(NOT_VALID, reason, true);
    }

    /**
     * It is genuine and has expired, was revoked or is meant for something else. No guess, so it does not count towards a lock-out, and is answered
     * in the same way during one: who has it must learn that a new one is needed.
     */
    public static CredentialRefusedException outdated(String reason) {
        return new CredentialRefusedException(NOT_VALID, reason, false);
    }

    /**
     * It was not read. The caller is told: what is wrong is seen from outside, and its issuer must change it.
     *
     * @param longest in characters
     */
    public static CredentialRefusedException tooLong(int longest) {
        return new CredentialRefusedException("The token is longer than " + longest + " characters; have its issuer write less into it.",
                "it is longer than " + longest + " characters", false);
    }

    /** A clause without a secret in it: {@code it has expired}. */
    public String reason() {
        return reason;
    }

    public boolean isGuess() {
        return isGuess;
    }
}
