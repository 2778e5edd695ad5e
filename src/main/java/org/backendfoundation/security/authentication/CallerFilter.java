package org.backendfoundation.security.authentication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.rest.request.RequestContext;
import org.backendfoundation.rest.request.RequestContext.Scope;
import org.backendfoundation.security.caller.CallersRequest;

/**
 * Sets the caller whom {@link RequestAuthentication} found on the request's thread, and always removes it again. Inside, role checks use
 * the caller's roles, not the server's.
 */
public class CallerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller = request.getAttribute(RequestAuthentication.CALLER) instanceof Caller known ? known : Caller.ANONYMOUS;
        Scope scope = RequestContext.current().as(caller).enter();
        try {
            chain.doFilter(new CallersRequest(request, caller), response);
        } finally {
            scope.close();
        }
    }
}
