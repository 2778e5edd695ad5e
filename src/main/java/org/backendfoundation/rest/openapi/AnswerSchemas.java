package org.backendfoundation.rest.openapi;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Mends the schemas of answers that Payara's scanner gets wrong, and of which generated clients would make no type or no code at all: what
 * comes later, a {@link CompletionStage}, is an object without fields to it, and a list of anything is an array without {@code items},
 * which every array has (OpenAPI 3.0.3, Schema Object).
 */
final class AnswerSchemas {

    private AnswerSchemas() {
    }

    /** @param base the path of the application, before that of each resource */
    static void mend(Paths paths, String base, Collection<Class<?>> resources) {
        Map<String, Type> later = later(base, resources);
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            Optional<Type> answer = Optional.ofNullable(later.get(method + " " + path));
            contents(operation).forEach(content -> {
                answer.ifPresent(type -> content.setSchema(RecordSchemas.property(type)));
                addItems(content.getSchema());
            });
        }));
    }

    private static Stream<MediaType> contents(Operation operation) {
        return Stream.ofNullable(operation.getResponses()).flatMap(all -> Stream.ofNullable(all.getAPIResponse("200")))
                .flatMap(success -> Stream.ofNullable(success.getContent()))
                .flatMap(content -> content.getMediaTypes().values().stream());
    }

    private static void addItems(Schema schema) {
        if (schema != null && SchemaTypes.is(schema, SchemaType.ARRAY) && schema.getItems() == null) {
            schema.setItems(OASFactory.createSchema());
        }
    }

    private static Map<String, Type> later(String base, Collection<Class<?>> resources) {
        Map<String, Type> later = new HashMap<>();
        resources.stream().flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())).forEach(method -> {
            Path path = method.getDeclaringClass().getAnnotation(Path.class);
            if (path != null && method.getGenericReturnType() instanceof ParameterizedType stage
                    && stage.getRawType() == CompletionStage.class && stage.getActualTypeArguments()[0] != Response.class) {
                httpMethod(method).ifPresent(verb -> later.put(verb + " " + path(base, path, method), stage.getActualTypeArguments()[0]));
            }
        });
        return later;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class))).findFirst()
                .map(found -> found.value().toUpperCase(Locale.ROOT));
    }

    private static String path(String base, Path resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return base + "/" + ResourcePath.of(resource.value() + "/" + (below == null ? "" : below.value())).template();
    }
}
