package org.backendfoundation.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Puts the caller whom {@link RequestAuthentication} found on the request's thread, and takes it off again whatever happens. */
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Caller before = Callers.enter(request.getAttribute(RequestAuthentication.CALLER) instanceof Caller caller ? caller : Caller.ANONYMOUS);
        try {
            chain.doFilter(request, response);
        } finally {
            Callers.restore(before);
        }
    }
}
