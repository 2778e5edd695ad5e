package org.backendfoundation.observation.metric;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts and times every request. It is the first filter, so that it sees what those behind it refuse. */
public class RequestMetricsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 500;

    @Inject
    @SuppressWarnings("serial")
    RequestMetrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean isAnswered = false;
        metrics.begin();
        try {
            chain.doFilter(request, response);
            isAnswered = true;
        } finally {
            if (isAnswered && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new End(request, response, begun));
            } else {
                end(request, isAnswered ? response.getStatus() : FAILED, begun);
            }
        }
    }

    private void end(HttpServletRequest request, int status, long begun) {
        RequestMetrics.Operation operation = request.getAttribute(OperationFilter.PROPERTY) instanceof RequestMetrics.Operation matched
                ? matched : metrics.none();
        metrics.end(operation, status, System.nanoTime() - begun);
    }

    /** Of a request that is answered later. A container completes it after an error or a time-out as well. */
    private final class End implements AsyncListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long begun;

        private End(HttpServletRequest request, HttpServletResponse response, long begun) {
            this.request = request;
            this.response = response;
            this.begun = begun;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end(request, response.getStatus(), begun);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows
        }

        /** Listeners are gone after another start. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
