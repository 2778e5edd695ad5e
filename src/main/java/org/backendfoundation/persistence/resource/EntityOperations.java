package org.backendfoundation.persistence.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.list.ListParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.ownlist.OwnList;
import org.backendfoundation.persistence.ownlist.OwnListMethod;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes the operations of an entity: what each takes and gives, by the names of the entity's schemas.
 *
 * @param filter what the contract adds to each operation
 */
record EntityOperations(UnaryOperator<Operation> filter) {

    /** Behind the name of an entity: what a POST, a PUT and a PATCH take, and a page of its list. */
    static final String INPUT = "Input";
    static final String REPLACEMENT = "Replacement";
    static final String PATCH = "Patch";
    static final String PAGE = "Page";

    private static final Map<String,
            String> SUMMARIES = Map.of("list", "%s, page by page", "create", "Create %s", "read", "Read %s", "replace", "Replace %s",
                    "merge", "Change some fields of %s", "delete", "Delete %s, softly", "restore", "Restore a deleted %s",
                    "history", "What happened to %s, newest first", "purge", "Remove for good what was deleted of %s");

    Operation list(String name, EntityMetadata<?> metadata) {
        Operation list = operation(name, "list", "200", name + PAGE);
        ListParameters.of(metadata).forEach(list::addParameter);
        return list;
    }

    /** The list of the rows that refer to one. */
    Operation children(String parent, String children, EntityMetadata<?> metadata) {
        Operation list = list(metadata.type().getSimpleName(), metadata);
        return list.operationId(list.getOperationId() + "In" + parent + "By" + children)
                .summary("The %s of a %s, page by page".formatted(children, parent)).addParameter(id());
    }

    /** @param metadata of the rows of the list */
    Operation ownList(EntityResources.OwnMethod own, Class<?> entity, EntityMetadata<?> metadata) {
        String meaning = own.method().getAnnotation(OwnList.class).meaning();
        Operation list = list(metadata.type().getSimpleName(), metadata).operationId(own.method().getName() + entity.getSimpleName())
                .summary(Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ", page by page");
        OwnListMethod.described(own.method()).forEach(list::addParameter);
        return list;
    }

    Operation create(String name) {
        return operation(name, "create", "201", name)
                .addParameter(idempotencyKey())
                .requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(name + INPUT)));
    }

    PathItem one(String name, EntityMetadata<?> metadata) {
        Operation read = operation(name, "read", "200", name).addParameter(id()).addParameter(ListParameters.include())
                .addParameter(ListParameters.fields(metadata));
        ListParameters.expand(metadata).ifPresent(read::addParameter);
        read.getResponses().addAPIResponse("304", OASFactory.createAPIResponse().description("It is as If-None-Match has it"));
        return OASFactory.createPathItem().GET(read)
                .PUT(operation(name, "replace", "200", name).addParameter(id()).addParameter(expected())
                        .requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(name + REPLACEMENT))))
                .PATCH(operation(name, "merge", "200", name).addParameter(id()).addParameter(expected())
                        .requestBody(body(EntityResource.MERGE_PATCH, NamedSchemas.reference(name + PATCH))))
                .DELETE(operation(name, "delete", "204", null).addParameter(id()).addParameter(expected()));
    }

    Operation restore(String name) {
        return operation(name, "restore", "200", name).addParameter(id());
    }

    Operation history(String name) {
        return operation(name, "history", "200", EntityHistory.SCHEMA).addParameter(id()).addParameter(ListParameters.limit())
                .addParameter(ListParameters.cursor("The 'next' or 'previous' of another page"));
    }

    Operation purge(String name) {
        return operation(name, "purge", "200", PurgeOrder.Purged.class.getSimpleName())
                .requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(PurgeOrder.class.getSimpleName())));
    }

    /** What {@link CommandRequest} takes, and what is answered, is the same for each. */
    Operation command(EntityResources.OwnMethod command, String name) {
        Operation operation = operation(name, command.method().getName(), command.summary(), "200", name)
                .description("When it succeeds, " + command.method().getAnnotation(EntityCommand.class).meaning())
                .addParameter(id()).addParameter(expected()).addParameter(idempotencyKey());
        command.body().ifPresent(
                body -> operation.requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(body.getSimpleName()))));
        return operation;
    }

    private Operation operation(String name, String verb, String status, String schema) {
        return operation(name, verb, SUMMARIES.get(verb).formatted(name), status, schema);
    }

    private Operation operation(String name, String verb, String summary, String status, String schema) {
        Operation operation = OASFactory.createOperation().operationId(verb + name).summary(summary).addTag(name);
        APIResponse answer = OASFactory.createAPIResponse().description("Success");
        if (schema != null) {
            answer.content(content(MediaType.APPLICATION_JSON, NamedSchemas.reference(schema)));
        }
        if ((name + PAGE).equals(schema)) {
            answer.addHeader(HttpHeaders.LINK, header("The next page and the one before, where there are such"));
        }
        if (name.equals(schema)) {
            answer.addHeader(HttpHeaders.ETAG, header("For If-Match"));
        }
        if (status.equals("201")) {
            answer.addHeader(HttpHeaders.LOCATION, header("Where it is from now on"));
        }
        return filter.apply(operation.responses(OASFactory.createAPIResponses().addAPIResponse(status, answer)));
    }

    private static RequestBody body(String mediaType, Schema schema) {
        return OASFactory.createRequestBody().required(true).content(content(mediaType, schema));
    }

    private static Content content(String mediaType, Schema schema) {
        return OASFactory.createContent().addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
    }

    private static Header header(String description) {
        return OASFactory.createHeader().schema(JsonSchema.of(String.class)).description(description);
    }

    private static Parameter id() {
        return OASFactory.createParameter().name("id").in(In.PATH).required(true).schema(JsonSchema.of(UUID.class));
    }

    private static Parameter expected() {
        return header(HttpHeaders.IF_MATCH, "The ETag that the entity must still have");
    }

    private static Parameter idempotencyKey() {
        return header(IdempotentRequest.HEADER,
                "1 to 255 visible ASCII characters. Sent again with the same body and query, it gives the first answer again");
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter().name(name).in(In.HEADER).schema(JsonSchema.of(String.class)).description(description);
    }
}
