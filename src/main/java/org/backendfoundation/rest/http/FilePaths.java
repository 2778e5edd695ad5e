package org.backendfoundation.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backendfoundation.rest.openapi.RecordSchemas;
import org.backendfoundation.rest.request.FileContent;

/** Which requests are for the content of a file, by the paths of methods with {@link FileContent}. Most applications have none. */
final class FilePaths {

    private static final String BASE = "/api/v1/";

    /** Built at the first call, when the container has found all resources. */
    private static final class Deployed {
        private static final FilePaths ALL = new FilePaths(RecordSchemas.resources());
    }

    private final List<Pattern> paths;

    FilePaths(Collection<Class<?>> resources) {
        paths = resources.stream().filter(resource -> resource.isAnnotationPresent(Path.class)).flatMap(FilePaths::paths).toList();
    }

    static FilePaths deployed() {
        return Deployed.ALL;
    }

    private static Stream<Pattern> paths(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).map(method -> AcceptedBodies.declaration(resource, method)).filter(Objects::nonNull)
                .filter(method -> method.isAnnotationPresent(FileContent.class)).distinct()
                .map(method -> AcceptedBodies.path(resource, method));
    }

    boolean isFor(HttpServletRequest request) {
        if (paths.isEmpty()) {
            return false;
        }
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return path.startsWith(BASE) && isFor(path.substring(BASE.length()));
    }

    /** @param path below the API's own */
    boolean isFor(String path) {
        String plain = AcceptedBodies.plain(path);
        return paths.stream().anyMatch(known -> known.matcher(plain).matches());
    }
}
