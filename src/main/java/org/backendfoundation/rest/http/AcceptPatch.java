package org.backendfoundation.rest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Adds {@code Accept-Patch} to answers to OPTIONS (RFC 5789, section 3.1); RESTEasy does so itself, Jersey does not. */
@Provider
public class AcceptPatch implements ContainerResponseFilter {

    static final String HEADER = "Accept-Patch";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod()) || answer.getStatus() >= 400) {
            return;
        }
        List<String> types = AcceptedBodies.deployed().types(HttpMethod.PATCH, request.getUriInfo().getPath());
        if (!types.isEmpty()) {
            answer.getHeaders().putSingle(HEADER, String.join(", ", types));
        }
    }
}
