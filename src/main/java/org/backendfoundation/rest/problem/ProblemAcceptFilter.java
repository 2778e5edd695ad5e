package org.backendfoundation.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a caller that accepts only problem documents accept JSON, too. Generated clients send in {@code Accept} what the contract lists: for
 * an operation that succeeds without a body that is only the problem document, and JAX-RS would refuse the request with 406.
 */
@Provider
@PreMatching
public class ProblemAcceptFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (Problem.MEDIA_TYPE.equals(request.getHeaderString(HttpHeaders.ACCEPT))) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        }
    }
}
