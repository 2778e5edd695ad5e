package org.backendfoundation.rest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.rest.language.AnswerLanguage;
import org.backendfoundation.rest.request.ConnectionAbort;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RequestContext.Scope;
import org.backendfoundation.rest.request.RequestIds;
import org.backendfoundation.rest.request.TraceParent;

/** Gives every request its id, in the answer and, with its trace and its language, on the thread. */
public class RequestIdFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConnectionAbort.remember(request);
        Scope scope = RequestContext.current().in(RequestIds.of(request), TraceParent.find(request)).enter();
        AnswerLanguage.begin(request.getHeader(AnswerLanguage.HEADER));
        try {
            response.setHeader(RequestIds.HEADER, RequestIds.of(request));
            chain.doFilter(request, response);
        } finally {
            AnswerLanguage.end();
            scope.close();
        }
    }
}
