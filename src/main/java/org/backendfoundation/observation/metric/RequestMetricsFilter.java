package org.backendfoundation.observation.metric;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.backendfoundation.observation.request.MatchedOperation;
import org.backendfoundation.observation.request.RequestEndFilter;
import org.backendfoundation.observation.request.RequestTotals;

/** Counts and times every request. It is the first filter, so that it sees what those behind it refuse. */
public class RequestMetricsFilter extends RequestEndFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("serial")
    RequestMetrics metrics;

    @Inject
    @SuppressWarnings("serial")
    RequestTotals totals;

    @Override
    protected void begun(HttpServletRequest request) {
        metrics.begin();
    }

    @Override
    protected void ended(HttpServletRequest request, int status, long nanos) {
        totals.add(status, nanos);
        metrics.end(MatchedOperation.of(request) instanceof RequestMetrics.Operation matched ? matched : metrics.none(), status, nanos);
    }
}
