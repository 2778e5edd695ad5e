package org.backendfoundation.security.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.backendfoundation.problem.Kind;
import org.backendfoundation.problem.ProblemException;

/** Why a request's credential is not accepted. It is kept with the request until a filter can answer it. */
public final class AuthenticationFailure {

    private static final String ATTRIBUTE = AuthenticationFailure.class.getName();

    private AuthenticationFailure() {
    }

    static void attach(HttpServletRequest request, ProblemException problem) {
        request.setAttribute(ATTRIBUTE, problem);
    }

    public static Optional<ProblemException> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ProblemException problem ? Optional.of(problem) : Optional.empty();
    }

    /** The failure if the request itself is malformed; it is then refused whatever it asks for. */
    static Optional<ProblemException> findFatal(HttpServletRequest request) {
        return find(request).filter(problem -> problem.code().kind() == Kind.INVALID);
    }
}
