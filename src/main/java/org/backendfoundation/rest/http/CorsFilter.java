package org.backendfoundation.rest.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.backendfoundation.configuration.origin.CorsPolicy;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.HeaderNames;
import org.backendfoundation.rest.request.RequestBody;

/**
 * Answers cross-origin calls as configured (Fetch standard, section 3.2). It answers preflights itself, before authentication, because
 * browsers send them without credentials. Cookies are never allowed across origins: there is no {@code Access-Control-Allow-Credentials}.
 *
 * <p>Any other request from an origin that is not configured continues, without the headers that would let its page read the answer: the
 * console's own origin sends {@code Origin}, too, and need not be configured. A request with two origins counts as one without.
 */
public class CorsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String ORIGIN = "Origin";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final HeaderNames REQUEST_HEADERS = new HeaderNames(List.of("Accept", "Authorization", "Content-Type", "Idempotency-Key",
            "If-Match", "If-None-Match", "If-Range", "Range", "Repr-Digest", "X-Request-Id", "traceparent", "tracestate"));
    private static final HeaderNames ANSWER_HEADERS = new HeaderNames(
            List.of("Content-Disposition", "Content-Range", "Deprecation", "ETag", "Link", "Location", "RateLimit", "RateLimit-Policy",
                    "Repr-Digest", "Sunset", "Retry-After", "X-Request-Id"));
    private static final String TEN_MINUTES = "600";

    @Inject
    @SuppressWarnings("serial")
    CorsPolicy policy;

    @Inject
    @SuppressWarnings("serial")
    ApplicationConfiguration configuration;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        vary(response);
        List<String> origins = Collections.list(request.getHeaders(ORIGIN));
        boolean allowed = origins.size() == 1 && policy.decide(origins.get(0)).allowed();
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origins.get(0));
            response.setHeader("Access-Control-Expose-Headers",
                    ANSWER_HEADERS.and(configuration.value(RestSettings.CORS_EXPOSED_HEADERS)).field());
        }
        if (isPreflight(request)) {
            answerPreflight(request, response, allowed);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Adds the header once, although an error page passes this filter a second time. */
    private static void vary(HttpServletResponse response) {
        if (!response.getHeaders("Vary").contains(ORIGIN)) {
            response.addHeader("Vary", ORIGIN);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeader(ORIGIN) != null && request.getHeader(ASKED_METHOD) != null;
    }

    private void answerPreflight(HttpServletRequest request, HttpServletResponse response, boolean allowed) throws IOException {
        if (!allowed) {
            Problems.write(request, response, new ProblemException(RestError.ORIGIN_REFUSED, "This origin is not listed in cors_origins."));
            return;
        }
        response.setHeader("Access-Control-Allow-Methods", String.join(", ", METHODS));
        if (!isForOneOf(METHODS, request)) {
            Problems.write(request, response, new ProblemException(RestError.PREFLIGHT_REFUSED,
                    ASKED_METHOD + " names none of the methods in Access-Control-Allow-Methods."));
            return;
        }
        response.setHeader("Access-Control-Allow-Headers",
                REQUEST_HEADERS.and(configuration.value(RestSettings.CORS_REQUEST_HEADERS)).field());
        response.setHeader("Access-Control-Max-Age", TEN_MINUTES);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        RequestBody.announceEnd(request, response);
        RequestBody.end(request, response);
    }

    private static boolean isForOneOf(List<String> methods, HttpServletRequest request) {
        List<String> asked = Collections.list(request.getHeaders(ASKED_METHOD));
        return asked.size() == 1 && methods.contains(asked.get(0));
    }
}
