package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.RequestBody;
import org.backendfoundation.rest.request.RequestFraming;

/** Refuses a request whose end is ambiguous, and closes its connection. */
public class RequestFramingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /**
     * Payara takes the body of a TRACE for the next request, and waits for that of the others without end; no resource answers any of them.
     */
    private static final Set<String> NEVER_ANSWERED = Set.of("TRACE", "CONNECT", "PRI");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (NEVER_ANSWERED.contains(request.getMethod()) || !isInCapitals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            refuse(request, response, Problem.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED));
            return;
        }
        Optional<String> ambiguity = RequestFraming.of(request).ambiguity();
        if (ambiguity.isPresent()) {
            refuse(request, response, Problem.of(new ProblemException(RestError.REQUEST_AMBIGUOUS, ambiguity.get())));
            return;
        }
        chain.doFilter(request, response);
    }

    /** Compares methods with their case (RFC 9110, section 9.1): "head" is HEAD to RESTEasy, and a method with a body to Undertow. */
    private static boolean isInCapitals(String method) {
        return method.chars().noneMatch(Character::isLowerCase);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        RequestBody.distrust(request);
        Problems.write(request, response, problem);
    }
}
