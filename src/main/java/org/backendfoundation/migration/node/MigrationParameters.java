package org.backendfoundation.migration.node;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.problem.Violation;
import org.backendfoundation.rest.problem.InvalidRequest;

/**
 * Refuses query parameters that the migrations resource does not read: otherwise {@code ?range=…} would silently give the whole history.
 */
@Provider
public class MigrationParameters implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Class<?> type = resource.getResourceClass();
        if (type == null || !MigrationsResource.class.isAssignableFrom(type)) {
            return;
        }
        Set<String> known = known(resource.getResourceMethod());
        List<Violation> violations = request.getUriInfo().getQueryParameters().keySet().stream().filter(name -> !known.contains(name))
                .map(name -> new Violation(name, "unknown", known.isEmpty() ? "There is no such parameter, nor any other."
                        : "There is no such parameter; there are " + String.join(", ", known) + "."))
                .toList();
        if (!violations.isEmpty()) {
            throw InvalidRequest.because(violations);
        }
    }

    /** Reads the annotations of the resource class itself: the server's proxy of it may have none. */
    private static Set<String> known(Method called) {
        return Stream.of(MigrationsResource.class.getMethods())
                .filter(method -> method.getName().equals(called.getName())
                        && Arrays.equals(method.getParameterTypes(), called.getParameterTypes()))
                .flatMap(method -> Stream.of(method.getParameters())).filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(MigrationParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Parameter parameter) {
        return parameter.getAnnotation(QueryParam.class).value();
    }
}
