package org.backendfoundation.observation.request;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Learns of the end of each request, also of one that is answered later or fails. What is refused before this filter it does not see. */
public abstract class RequestEndFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int FAILED = 500;

    protected void begun(HttpServletRequest request) {
    }

    /** On the thread on which it began; the answer may come later. */
    protected void left(HttpServletRequest request) {
    }

    protected abstract void ended(HttpServletRequest request, int status, long nanos);

    @Override
    protected final void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean isAnswered = false;
        begun(request);
        try {
            chain.doFilter(request, response);
            isAnswered = true;
        } finally {
            left(request);
            if (isAnswered && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Completion(request, response, begun));
            } else {
                ended(request, isAnswered ? response.getStatus() : FAILED, System.nanoTime() - begun);
            }
        }
    }

    /** The container completes a request after an error or a time-out as well. */
    private final class Completion implements AsyncListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long begun;

        private Completion(HttpServletRequest request, HttpServletResponse response, long begun) {
            this.request = request;
            this.response = response;
            this.begun = begun;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            ended(request, response.getStatus(), System.nanoTime() - begun);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows
        }

        /** Another start leaves its listeners behind. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
