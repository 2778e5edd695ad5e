package org.backendfoundation.rest.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.rest.openapi.RecordSchemas;

/** Which media types the methods of each path read. The servers know that, but do not tell it when they refuse another type. */
final class AcceptedBodies {

    /** Built at the first call, when the container has found all resources. */
    private static final class Deployed {
        private static final AcceptedBodies ALL = new AcceptedBodies(RecordSchemas.resources());
    }

    private record Reader(Pattern path, String method, List<String> types) {
    }

    private static final Pattern PARAMETER = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final Pattern MATRIX = Pattern.compile(";[^/]*");
    /**
     * Found from its first slash on and no other: behind a long run of slashes that is not the end, the rest of the run is not looked at
     * again.
     */
    private static final Pattern OUTER_SLASHES = Pattern.compile("^/++|(?<!/)/++$");

    private final List<Reader> readers;

    AcceptedBodies(Collection<Class<?>> resources) {
        readers = resources.stream().filter(resource -> resource.isAnnotationPresent(Path.class)).flatMap(AcceptedBodies::readers).toList();
    }

    static AcceptedBodies deployed() {
        return Deployed.ALL;
    }

    /** @param path below the API's own, with or without a slash before it */
    List<String> types(String method, String path) {
        String plain = plain(path);
        return readers.stream().filter(reader -> reader.method().equals(method) && reader.path().matcher(plain).matches())
                .flatMap(reader -> reader.types().stream()).distinct().toList();
    }

    /** Without what does not count: outer slashes and matrix parameters. */
    static String plain(String path) {
        return trim(MATRIX.matcher(path).replaceAll(""));
    }

    private static Stream<Reader> readers(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).map(method -> declaration(resource, method)).filter(Objects::nonNull).distinct()
                .filter(method -> consumes(resource, method) != null)
                .map(method -> new Reader(path(resource, method), method(method), List.of(consumes(resource, method).value())));
    }

    /**
     * The annotations of a method that is overridden without any are those of the overridden one (Jakarta RESTful Web Services, section
     * 3.6).
     */
    static Method declaration(Class<?> resource, Method method) {
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            Method declared = Arrays.stream(type.getDeclaredMethods()).filter(other -> other.getName().equals(method.getName())
                    && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()) && method(other) != null).findFirst()
                    .orElse(null);
            if (declared != null) {
                return declared;
            }
        }
        return null;
    }

    private static String method(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType).map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull).map(HttpMethod::value).findFirst().orElse(null);
    }

    private static Consumes consumes(Class<?> resource, Method method) {
        return Stream.<AnnotatedElement>of(method, resource, method.getDeclaringClass()).map(place -> place.getAnnotation(Consumes.class))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    static Pattern path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = trim(resource.getAnnotation(Path.class).value()) + (below == null ? "" : "/" + trim(below.value()));
        StringBuilder path = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int end = 0;
        while (parameter.find()) {
            path.append(Pattern.quote(template.substring(end, parameter.start()))).append("[^/]+");
            end = parameter.end();
        }
        return Pattern.compile(path.append(Pattern.quote(template.substring(end))).toString());
    }

    private static String trim(String path) {
        return OUTER_SLASHES.matcher(path).replaceAll("");
    }
}
