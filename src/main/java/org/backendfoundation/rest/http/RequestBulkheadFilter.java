package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.problem.RestError;

/**
 * Lets a bounded number of requests occupy threads, and refuses others at once. A refusal costs little, so a node that is asked for more
 * than it can do still answers soon, and has a thread for those who ask for its health.
 */
public class RequestBulkheadFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Of the 200 request threads that a server is configured with; bodies that are on their way occupy up to 52 more. */
    private static final int THREADS = 140;
    private static final Duration LATER = Duration.ofSeconds(1);
    private static final String HEALTH = "/api/v1/health";

    private final Semaphore threads = new Semaphore(THREADS);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isForHealth(request)) {
            chain.doFilter(request, response);
        } else if (threads.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                threads.release();
            }
        } else {
            Problems.write(request, response, ProblemException.retryable(RestError.NODE_BUSY,
                    "This node answers as many requests as it can; send this one again.", LATER, null));
        }
    }

    /** By the path as the server resolved it; the one that was sent may lead elsewhere. */
    private static boolean isForHealth(HttpServletRequest request) {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
