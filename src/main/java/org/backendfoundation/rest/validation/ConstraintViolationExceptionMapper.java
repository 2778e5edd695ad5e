package org.backendfoundation.rest.validation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;

/** Bean Validation's verdict on a request. */
@Provider
public class ConstraintViolationExceptionMapper implements ExceptionMapper<ConstraintViolationException> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        if (failure.getConstraintViolations().stream().anyMatch(ConstraintPointers::isAboutOurAnswer)) {
            return Problems.response(request, Problems.of(request, failure));
        }
        return Problems.response(request, Problem.of(invalid(failure)));
    }

    private static ProblemException invalid(ConstraintViolationException failure) {
        List<Violation> violations = failure.getConstraintViolations().stream().map(ConstraintPointers::violation)
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::rule)).toList();
        return InvalidRequest.because(violations);
    }
}
