package org.backendfoundation.observation.trace;

import jakarta.servlet.http.HttpServletRequest;
import org.backendfoundation.observation.request.RequestEndFilter;
import org.backendfoundation.observation.trace.RequestTracer.RequestSpan;

/** The span of a request is around all that may refuse it. */
public class RequestSpanFilter extends RequestEndFilter {

    private static final long serialVersionUID = 1L;
    private static final String SPAN = RequestSpanFilter.class.getName();

    /** Null while nothing is traced. */
    private static volatile RequestTracer tracer;

    static void traceBy(RequestTracer present) {
        tracer = present;
    }

    @Override
    protected void begun(HttpServletRequest request) {
        RequestTracer present = tracer;
        if (present != null) {
            request.setAttribute(SPAN, present.begin(request));
        }
    }

    @Override
    protected void left(HttpServletRequest request) {
        if (tracer != null && request.getAttribute(SPAN) instanceof RequestSpan span) {
            span.leave();
        }
    }

    @Override
    protected void ended(HttpServletRequest request, int status, long nanos) {
        if (tracer != null && request.getAttribute(SPAN) instanceof RequestSpan span) {
            span.end(request, status);
        }
    }
}
