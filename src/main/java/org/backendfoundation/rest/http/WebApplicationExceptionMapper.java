package org.backendfoundation.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.AnonymousCallers;

/**
 * Maps refusals of the JAX-RS runtime itself. Its messages name classes and methods, so only the status is kept.
 *
 * <p>An anonymous caller gets 401 wherever a known one would learn whether a path, a method or a media type exists, and where {@code
 * @RolesAllowed} answers 403 without knowing the caller.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    private static final Set<Integer> NOT_FOR_ANONYMOUS = Set.of(403, 404, 405, 406, 415);

    /** JAX-RS says 404 with a cause where a parameter cannot be converted, in the query as well (section 3.2). */
    private static final Problem UNREADABLE_PARAMETER = Problem.of(new ProblemException(RestError.UNREADABLE_PARAMETER,
            "A value in the path or the query has not the form of its parameter; see /openapi."));

    @Context
    HttpServletRequest request;

    @Context
    SecurityContext security;

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(WebApplicationException failure) {
        Response given = failure.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        Response answer = Problems.response(request, problem(failure, given.getStatus()));
        return switch (answer.getStatus()) {
            case 405 -> Response.fromResponse(answer).header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW)).build();
            case 415 -> Response.fromResponse(answer).header(HttpHeaders.ACCEPT, String.join(", ", accepted()))
                    .header(AcceptPatch.HEADER, isPatch() ? String.join(", ", accepted()) : null).build();
            default -> answer;
        };
    }

    /** What the method reads; the runtime refuses a body by its type only where it reads some. */
    private List<String> accepted() {
        List<String> types = AcceptedBodies.deployed().types(request.getMethod(), uri.getPath());
        return types.isEmpty() ? List.of(MediaType.APPLICATION_JSON) : types;
    }

    private boolean isPatch() {
        return HttpMethod.PATCH.equals(request.getMethod());
    }

    private Problem problem(WebApplicationException failure, int status) {
        if (NOT_FOR_ANONYMOUS.contains(status) && AnonymousCallers.isAnonymous(security.getUserPrincipal())
                && !AnonymousCallers.isAdmitted(request)) {
            return Problem.of(401);
        }
        Optional<ProblemException> cause = Problems.find(failure);
        if (cause.isPresent() || status == 500) {
            return Problems.of(request, failure);
        }
        if (status == 415) {
            return Problem.unsupported(accepted());
        }
        return status == 404 && failure.getCause() != null ? UNREADABLE_PARAMETER : Problem.of(status);
    }
}
