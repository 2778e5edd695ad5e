package org.backendfoundation.rest.deprecation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which operations of resources are deprecated. The method's annotation counts, or else that of its resource class; an overriding method
 * may have it, and the container may have made a subclass of either.
 */
public final class DeprecatedOperations {

    private DeprecatedOperations() {
    }

    public static Optional<Deprecation> of(Class<?> resource, Method method) {
        return ofMethod(resource, method).or(() -> ofClass(resource, method)).flatMap(Deprecation::of);
    }

    private static Optional<DeprecatedApi> ofMethod(Class<?> resource, Method method) {
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(one -> one.getName().equals(method.getName()) && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()))
                .flatMap(one -> Stream.ofNullable(one.getAnnotation(DeprecatedApi.class))).findFirst();
    }

    private static Optional<DeprecatedApi> ofClass(Class<?> resource, Method method) {
        return Optional.ofNullable(resource.getAnnotation(DeprecatedApi.class))
                .filter(said -> said.operations().length == 0 || List.of(said.operations()).contains(method.getName()));
    }

    /** What is wrong with the annotations of a resource, by the place where it is. */
    public static Map<String, String> faults(Class<?> resource) {
        Map<String, String> faults = new LinkedHashMap<>();
        Optional.ofNullable(resource.getAnnotation(DeprecatedApi.class)).ifPresent(said -> {
            Deprecation.fault(said).ifPresent(fault -> faults.put("the class", fault));
            Stream.of(said.operations()).filter(name -> Arrays.stream(resource.getMethods()).noneMatch(one -> one.getName().equals(name)))
                    .forEach(name -> faults.put("the class", "operations names '" + name + "', and there is no such method."));
        });
        Arrays.stream(resource.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(DeprecatedApi.class))
                .forEach(method -> Deprecation.fault(method.getAnnotation(DeprecatedApi.class))
                        .ifPresent(fault -> faults.put(method.getName(), fault)));
        return faults;
    }
}
