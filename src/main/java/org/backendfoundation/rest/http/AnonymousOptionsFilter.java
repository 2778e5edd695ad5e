package org.backendfoundation.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.backendfoundation.rest.problem.Problem;
import org.backendfoundation.rest.problem.Problems;
import org.backendfoundation.rest.request.AnonymousCallers;

/**
 * Answers 401 to an anonymous caller's OPTIONS, as for the path itself. RESTEasy answers OPTIONS before any request filter and without any
 * mapper, so the answer is changed here; on Jersey such a request never gets this far.
 */
@Provider
public class AnonymousOptionsFilter implements ContainerResponseFilter {

    @Context
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (HttpMethod.OPTIONS.equals(request.getMethod()) && answer.getStatus() < 400
                && AnonymousCallers.isAnonymous(request.getSecurityContext().getUserPrincipal())
                && !AnonymousCallers.isAdmitted(servletRequest)) {
            refuse(answer, Problems.response(servletRequest, Problem.of(401)));
        }
    }

    private static void refuse(ContainerResponseContext answer, Response refusal) {
        answer.setStatus(refusal.getStatus());
        answer.getHeaders().clear();
        answer.getHeaders().putAll(refusal.getHeaders());
        answer.setEntity(refusal.getEntity(), new Annotation[0], refusal.getMediaType());
    }
}
