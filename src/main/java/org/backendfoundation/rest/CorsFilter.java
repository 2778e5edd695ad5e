package org.backendfoundation.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.configuration.CorsPolicy;
import org.backendfoundation.problem.ProblemException;

/**
 * Cross-origin calls as configured (Fetch standard, section 3.2). Preflights are answered here, before anybody is authenticated, because browsers
 * send them without credentials. Cookies are never allowed across origins: there is no {@code Access-Control-Allow-Credentials}.
 *
 * <p>A request proper from another origin goes on without the headers that would let its page read the answer: the page's own origin sends
 * {@code Origin} too, and need not be configured.
 */
public class CorsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, "
            + "traceparent, tracestate";
    private static final String ANSWER_HEADERS = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
    private static final String TEN_MINUTES = "600";

    @Inject
    @SuppressWarnings("serial")
    CorsPolicy policy;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        vary(response);
        String origin = request.getHeader("Origin");
        boolean allowed = origin != null && policy.decide(origin).allowed();
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
        if (isPreflight(request)) {
            answerPreflight(request, response, allowed);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Once, although an error page is a second pass through here. */
    private static void vary(HttpServletResponse response) {
        if (!response.getHeaders("Vary").contains("Origin")) {
            response.addHeader("Vary", "Origin");
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader("Origin") != null && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void answerPreflight(HttpServletRequest request, HttpServletResponse response, boolean allowed) throws IOException {
        if (!allowed) {
            Problems.write(request, response, new ProblemException(RestError.ORIGIN_REFUSED, "This origin is not listed in cors_origins."));
            return;
        }
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
        response.setHeader("Access-Control-Max-Age", TEN_MINUTES);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
