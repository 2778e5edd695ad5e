package org.backendfoundation.database.status;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.backendfoundation.annotation.ServedWithoutDatabase;

/**
 * Refuses requests that need data, with 503 and the reason, while the node is not ready. It runs after authentication and authorization:
 * an anonymous caller learns nothing from it.
 */
@Provider
public class ReadinessFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Inject
    NodeReadiness readiness;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isServedWithoutDatabase(request.getMethod(), resource.getResourceClass(), resource.getResourceMethod())) {
            readiness.require();
        }
    }

    /** The runtime answers OPTIONS itself, from the methods of the resource. */
    static boolean isServedWithoutDatabase(String verb, Class<?> resource, Method method) {
        return HttpMethod.OPTIONS.equals(verb) || method.isAnnotationPresent(ServedWithoutDatabase.class)
                || resource.isAnnotationPresent(ServedWithoutDatabase.class);
    }
}
