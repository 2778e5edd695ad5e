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
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;
import org.backendfoundation.rest.request.AnonymousCallers;
import org.backendfoundation.role.AccessRule;
import org.backendfoundation.security.authentication.AuthenticationFailure;
import org.backendfoundation.security.authentication.AuthenticationFailures;
import org.backendfoundation.security.authentication.AuthenticationRefused.Reason;

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
            throw AuthenticationFailure.find(servletRequest).map(left -> refusals.reportOnce(servletRequest, left))
                    .orElseGet(this::unknown);
        }
        // the runtime answers OPTIONS itself where no resource does: nobody gave that method roles, and it only names methods
        if (access.roles().stream().noneMatch(caller::isUserInRole) && !HttpMethod.OPTIONS.equals(request.getMethod())) {
            throw refused(access);
        }
    }

    private ProblemException unknown() {
        refusals.report(servletRequest, Reason.NO_CREDENTIAL, "nothing was shown");
        return new ProblemException(RestError.UNAUTHENTICATED, "Send a valid key as 'Authorization: Bearer …'.");
    }

    private ProblemException refused(AccessRule access) {
        String needed = access.roles().isEmpty() ? "Nobody may do this."
                : "Needs one of the roles " + String.join(", ", new TreeSet<>(access.roles())) + ".";
        refusals.report(servletRequest, Reason.FORBIDDEN, needed);
        return new ProblemException(RestError.FORBIDDEN, needed);
    }
}
