package org.backendfoundation.security.authorization;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.TreeSet;
import org.backendfoundation.rest.request.AnonymousCallers;
import org.backendfoundation.role.AccessRule;
import org.backendfoundation.security.authentication.AuthenticationFailures;

/**
 * Decides whether the caller may call a resource method. It checks the matched method and never the path, so no spelling of a path gets
 * around it.
 *
 * <p>The servers check {@code @RolesAllowed} as well, but differently: WildFly only if {@code web.xml} says so, both with 403 for anonymous
 * callers, and neither refuses a resource without annotation.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthorizationFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest servletRequest;

    @Inject
    AuthenticationFailures refusals;

    @Override
    public void filter(ContainerRequestContext request) {
        AccessRule access = AccessRule.of(resource.getResourceClass(), resource.getResourceMethod());
        if (access.open()) {
            AnonymousCallers.admit(servletRequest);
            return;
        }
        SecurityContext caller = request.getSecurityContext();
        if (AnonymousCallers.isAnonymous(caller.getUserPrincipal())) {
            throw refusals.anonymous(servletRequest);
        }
        // the runtime answers OPTIONS itself where no resource does: nobody gave that method roles, and it only names methods
        if (access.roles().stream().noneMatch(caller::isUserInRole) && !HttpMethod.OPTIONS.equals(request.getMethod())) {
            throw refusals.forbidden(servletRequest, needed(access));
        }
    }

    private static String needed(AccessRule access) {
        return access.roles().isEmpty() ? "Nobody may do this."
                : "Needs one of the roles " + String.join(", ", new TreeSet<>(access.roles())) + ".";
    }
}
