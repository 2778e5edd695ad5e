package org.backendfoundation.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.configuration.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;

/** Refuses bodies beyond {@link RestSettings#BODY_LIMIT}: by what they announce, or, where they announce nothing, while they are read. */
public class BodyLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        int limit = configuration.value(RestSettings.BODY_LIMIT);
        if (request.getContentLengthLong() > limit) {
            // what is left unread must not be taken for the next request (RFC 9112, section 9.3)
            response.setHeader("Connection", "close");
            Problems.write(request, response, tooLarge(limit));
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new LimitedRequest(request, limit), response);
    }

    static ProblemException tooLarge(int limit) {
        return new ProblemException(RestError.BODY_TOO_LARGE, "The body is larger than " + limit + " bytes; send less at a time, or raise rest_body_limit.");
    }
}
