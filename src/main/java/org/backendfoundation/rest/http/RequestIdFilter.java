package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.rest.request.ConnectionAbort;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.rest.request.TraceIds;

/** Gives every request its id, on the thread and in the answer, and the thread its trace. */
public class RequestIdFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String before = RequestIds.enter(request);
        String traceBefore = TraceIds.enter(TraceIds.find(request));
        ConnectionAbort.remember(request);
        try {
            response.setHeader(RequestIds.HEADER, RequestIds.of(request));
            chain.doFilter(request, response);
        } finally {
            TraceIds.enter(traceBefore);
            RequestIds.restore(before);
        }
    }
}
