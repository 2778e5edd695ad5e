package org.backendfoundation.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Who accepts nothing but problem documents accepts JSON. Generated clients name in {@code Accept} what the contract says an operation answers: for
 * one that succeeds without a body that is only the problem document, and JAX-RS would refuse with 406 what it has nothing to send for.
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
