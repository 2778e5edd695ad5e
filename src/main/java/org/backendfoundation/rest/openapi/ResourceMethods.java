package org.backendfoundation.rest.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;

/** The methods of resources by the operations of the contract, such as {@code GET /api/v1/orders/{id}}; inherited ones, too. */
public final class ResourceMethods {

    /** A method of a resource, which may have inherited it. */
    record Found(Class<?> resource, Method method) {
    }

    private final Map<String, Found> methods = new HashMap<>();

    /** @param base the path of the application, before that of each resource */
    ResourceMethods(String base, Collection<Class<?>> resources) {
        resources.stream().filter(resource -> resource.isAnnotationPresent(Path.class))
                .forEach(resource -> Arrays.stream(resource.getMethods()).forEach(method -> add(base, resource, method)));
    }

    private void add(String base, Class<?> resource, Method method) {
        declaration(method).ifPresent(declared -> methods.put(verb(declared).orElseThrow() + " " + base + "/"
                + path(resource, declared).template(), new Found(resource, method)));
    }

    /** The path of an operation, below that of the application. The container may have made a subclass of the resource. */
    public static ResourcePath path(Class<?> resource, Method method) {
        String first = Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(Path.class))).findFirst().map(Path::value).orElse("");
        return ResourcePath.of(first + "/" + below(declaration(method).orElse(method)));
    }

    /** The method itself, or the one that it overrides: whose annotations count, if it has none (Jakarta RESTful Web Services, 3.6). */
    private static Optional<Method> declaration(Method method) {
        return Stream.<Class<?>>iterate(method.getDeclaringClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(one -> one.getName().equals(method.getName()) && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()))
                .filter(one -> verb(one).isPresent()).findFirst();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class))).findFirst().map(HttpMethod::value);
    }

    private static String below(Method method) {
        return method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "";
    }

    /**
     * Takes each operation with its method.
     *
     * @param lastParameter the last part of a path may be what the method takes as this: {@code /customers/{id}/orders}
     */
    void forEach(Paths paths, String lastParameter, BiConsumer<Operation, Found> taker) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> of(verb.name(), path)
                .or(() -> of(verb.name(), path.substring(0, path.lastIndexOf('/')) + lastParameter))
                .ifPresent(found -> taker.accept(operation, found))));
    }

    Optional<Found> of(String verb, String path) {
        return Optional.ofNullable(methods.get(verb + " " + path));
    }
}
