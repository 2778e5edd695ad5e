package org.backendfoundation.security.caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.backendfoundation.rest.request.Caller;

/**
 * A request that asks its caller for roles. Payara knows only roles that {@code web.xml} declares, and no server knows that an
 * administrator has each; with this, {@code @RolesAllowed} and {@code isUserInRole} mean the same on all of them.
 */
public final class CallersRequest extends HttpServletRequestWrapper {

    private final Caller caller;

    public CallersRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.hasRole(role);
    }
}
