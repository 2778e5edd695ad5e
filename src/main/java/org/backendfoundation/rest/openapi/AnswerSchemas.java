package org.backendfoundation.rest.openapi;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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

    static void mend(Paths paths, ResourceMethods resources) {
        paths.getPathItems().forEach((path, item) -> item.getOperations().forEach((verb, operation) -> {
            Optional<Type> later = resources.of(verb.name(), path).flatMap(found -> later(found.method()));
            contents(operation).forEach(content -> {
                later.ifPresent(type -> content.setSchema(RecordSchemas.property(type)));
                addItems(content.getSchema());
            });
        }));
    }

    private static Optional<Type> later(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType stage && stage.getRawType() == CompletionStage.class
                ? Optional.of(stage.getActualTypeArguments()[0]).filter(type -> type != Response.class) : Optional.empty();
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
