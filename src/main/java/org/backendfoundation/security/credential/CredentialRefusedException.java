package org.backendfoundation.security.credential;

import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.jspecify.annotations.NullMarked;

/**
 * An identity store refuses a key or a token. The message is for the caller and always the same; the reason is for readers of the log and
 * the audit trail.
 */
@PublicApi
@NullMarked
public final class CredentialRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_VALID = "The key or token may be mistyped, expired or revoked.";

    private final String reason;
    private final boolean isGuess;

    private CredentialRefusedException(String message, String reason, boolean isGuess) {
        super(RestError.INVALID_TOKEN, message);
        this.reason = reason;
        this.isGuess = isGuess;
    }

    /** The credential was not issued here: it counts towards a lock-out. */
    public static CredentialRefusedException guessed(String reason) {
        return new CredentialRefusedException(NOT_VALID, reason, true);
    }

    /**
     * The credential is genuine, but expired, revoked or meant for something else. It is not a guess, so it does not count towards a
     * lock-out. During one it gets the same answer: its owner must learn that a new one is needed.
     */
    public static CredentialRefusedException outdated(String reason) {
        return new CredentialRefusedException(NOT_VALID, reason, false);
    }

    /**
     * The credential is too long and was not read. The caller is told so, because the length is no secret and the issuer must change it.
     *
     * @param longest in characters
     */
    public static CredentialRefusedException tooLong(int longest) {
        return new CredentialRefusedException("The token is longer than " + longest + " characters; have its issuer write less into it.",
                "it is longer than " + longest + " characters", false);
    }

    /** A clause without a secret: {@code it has expired}. */
    public String reason() {
        return reason;
    }

    public boolean isGuess() {
        return isGuess;
    }
}
