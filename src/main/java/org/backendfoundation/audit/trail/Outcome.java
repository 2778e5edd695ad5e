package org.backendfoundation.audit.trail;

import org.backendfoundation.annotation.PublicApi;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;
import org.jspecify.annotations.NullMarked;

/** How something that was attempted ended. */
@PublicApi
@NullMarked
public enum Outcome {

    SUCCESS,
    /** The caller was not permitted, or the request was invalid. */
    REFUSED,
    /** The operation was attempted and failed. */
    FAILED;

    public static Outcome of(Throwable failure) {
        boolean isAnswer = failure instanceof ProblemException problem && problem.code().kind() != Kind.INTERNAL
                && problem.code().kind() != Kind.UNAVAILABLE;
        return isAnswer ? REFUSED : FAILED;
    }
}
