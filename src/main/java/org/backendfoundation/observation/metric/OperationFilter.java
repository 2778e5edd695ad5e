package org.backendfoundation.observation.metric;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.backendfoundation.observation.request.MatchedOperation;

/** Tells the filters around it which operation a request matched. It comes before the filters that may refuse the request. */
@Provider
@Priority(OperationFilter.FIRST)
public class OperationFilter implements ContainerRequestFilter {

    static final int FIRST = 1;

    @Context
    ResourceInfo resource;

    @Inject
    RequestMetrics metrics;

    /** OPTIONS has no method of a resource where the runtime answers it. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod() != null) {
            request.setProperty(MatchedOperation.PROPERTY,
                    metrics.of(resource.getResourceClass(), resource.getResourceMethod(), request.getMethod()));
        }
    }
}
