package org.backendfoundation.rest.openapi;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Mends what scanners say of answers, where generated clients would make no type of it or no code at all: what comes later, a
 * {@link CompletionStage}, and a {@link Map} are objects without fields to Payara; a list of anything is an array without {@code items},
 * which every array has (OpenAPI 3.0.3, Schema Object). A method without a result answers 204 (Jakarta RESTful Web Services, 3.3.3), which
 * is 200 with an object to Payara, and 201 to WildFly.
 */
final class AnswerSchemas {

    private static final String NOTHING = "204";
    private static final List<String> SUCCESSES = List.of("200", "201");

    private AnswerSchemas() {
    }

    static void mend(Paths paths, ResourceMethods resources) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> {
            Optional<Method> method = resources.of(verb.name(), path).map(ResourceMethods.Found::method);
            method.filter(AnswerSchemas::isWithoutResult).ifPresent(found -> answerNothing(operation));
            Optional<Type> type = method.flatMap(AnswerSchemas::mended);
            contents(operation).forEach(content -> {
                type.ifPresent(found -> content.setSchema(RecordSchemas.property(found)));
                addItems(content.getSchema());
            });
        }));
    }

    /** Whether nothing is answered, now or later, and no annotation says otherwise. */
    private static boolean isWithoutResult(Method method) {
        return method.getReturnType() == void.class && method.getAnnotationsByType(APIResponse.class).length == 0
                && Arrays.stream(method.getParameterTypes()).noneMatch(type -> type == AsyncResponse.class || type == SseEventSink.class);
    }

    private static void answerNothing(Operation operation) {
        APIResponses responses = operation.getResponses();
        SUCCESSES.forEach(responses::removeAPIResponse);
        responses.addAPIResponse(NOTHING, OASFactory.createAPIResponse().description("Success"));
    }

    private static Optional<Type> mended(Method method) {
        if (!(method.getGenericReturnType() instanceof ParameterizedType declared)) {
            return Optional.empty();
        }
        return declared.getRawType() == Map.class ? Optional.of(declared)
                : declared.getRawType() == CompletionStage.class
                        ? Optional.of(declared.getActualTypeArguments()[0]).filter(type -> type != Response.class)
                        : Optional.empty();
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
}
