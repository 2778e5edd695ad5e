package org.backendfoundation.rest.deprecation;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells callers of deprecated operations, also where they are refused, and of what {@link Deprecation#mark} says of an answer.
 */
@Provider
public class DeprecationFilter implements ContainerResponseFilter {

    private record Operation(Class<?> resource, Method method) {
    }

    /** Annotations are slow to find, and each answer asks; there are as many as methods. */
    private final Map<Operation, Optional<Deprecation>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        Set<Deprecation> used = new LinkedHashSet<>();
        if (resource.getResourceMethod() != null) {
            known.computeIfAbsent(new Operation(resource.getResourceClass(), resource.getResourceMethod()),
                    any -> DeprecatedOperations.of(any.resource(), any.method())).ifPresent(used::add);
        }
        answer.getHeaders().getOrDefault(Deprecation.HEADER, List.of()).stream().filter(Deprecation.class::isInstance)
                .map(Deprecation.class::cast).forEach(used::add);
        Deprecation.write(used, answer.getHeaders());
    }
}
