package org.backendfoundation.security.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;

/** Why a request's credential does not count, kept with the request until somebody may answer it. */
public final class AuthenticationFailure {

    private static final String ATTRIBUTE = AuthenticationFailure.class.getName();

    private AuthenticationFailure() {
    }

    static void leave(HttpServletRequest request, ProblemException problem) {
        request.setAttribute(ATTRIBUTE, problem);
    }

    public static Optional<ProblemException> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ProblemException problem ? Optional.of(problem) : Optional.empty();
    }

    /** What is wrong whatever is asked for. */
    static Optional<ProblemException> findFatal(HttpServletRequest request) {
        return find(request).filter(problem -> problem.code().kind() == Kind.INVALID);
    }
}
