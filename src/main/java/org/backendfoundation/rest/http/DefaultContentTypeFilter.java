package org.backendfoundation.rest.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/**
 * A body of no declared type is taken for JSON: everything here is. Jersey lets such a request through to any method, RESTEasy to none that
 * names a type.
 */
@Provider
@PreMatching
public class DefaultContentTypeFilter implements ContainerRequestFilter {

    private static final Map<String,
            String> TYPES = Map.of(HttpMethod.POST, MediaType.APPLICATION_JSON, HttpMethod.PUT, MediaType.APPLICATION_JSON,
                    HttpMethod.PATCH, "application/merge-patch+json");

    @Override
    public void filter(ContainerRequestContext request) {
        String type = TYPES.get(request.getMethod());
        if (type != null && !request.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE)) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
    }
}
