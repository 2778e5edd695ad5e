package org.backendfoundation.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;

/**
 * What the JAX-RS runtime itself refuses. Its messages name classes and methods, so only the status is kept.
 *
 * <p>A stranger is told 401 wherever someone known would learn that a path, a method or a media type does or does not exist,
 * and where {@code @RolesAllowed} answers 403 although it could not know who was calling.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    private static final Set<Integer> NOT_FOR_STRANGERS = Set.of(403, 404, 405, 406, 415);

    /** JAX-RS says 404 with a cause where a parameter cannot be converted, in the query as well (section 3.2). */
    private static final Problem UNREADABLE_PARAMETER = Problem.of(new ProblemException(RestError.UNREADABLE_PARAMETER,
            "A value in the path or the query has not the form of its parameter; see /openapi."));

    @Context
    HttpServletRequest request;

    @Context
    SecurityContext security;

    @Override
    public Response toResponse(WebApplicationException failure) {
        Response given = failure.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        Response answer = Problems.response(request, problem(failure, given.getStatus()));
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return answer.getStatus() == 405 && allow != null ? Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build() : answer;
    }

    private Problem problem(WebApplicationException failure, int status) {
        if (NOT_FOR_STRANGERS.contains(status) && Strangers.isStranger(security.getUserPrincipal()) && !Strangers.isAdmitted(request)) {
            return Problem.of(401);
        }
        Optional<ProblemException> cause = Problems.find(failure);
        if (cause.isPresent() || status == 500) {
            return Problems.of(request, failure);
        }
        return status == 404 && failure.getCause() != null ? UNREADABLE_PARAMETER : Problem.of(status);
    }
}
