package org.backendfoundation.persistence.file;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backendfoundation.persistence.list.ListParameters;
import org.backendfoundation.persistence.resource.EntityOpenApiFilter;
import org.backendfoundation.rest.openapi.Failures;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.openapi.ResourcePath;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes each {@link EntityFileResource} in {@code /openapi}, besides what the entities' own resources are. */
public class FileOpenApiFilter extends EntityOpenApiFilter {

    /** Paths of files end with their own names. */
    private static final String NO_LIST = "/";

    @Override
    protected Set<String> describeOthers(OpenAPI contract) {
        List<Class<?>> resources = FileResources.all().filter(resource -> FileResources.name(resource).isPresent()).toList();
        if (resources.isEmpty()) {
            return Set.of();
        }
        Paths files = OASFactory.createPaths();
        resources.forEach(resource -> FileResources.path(resource)
                .ifPresent(path -> files.addPathItem(BASE + path.template(), item(resource, path))));
        Failures.describe(files);
        mark(files, NO_LIST);
        files.getPathItems().forEach((path, item) -> {
            contract.getPaths().removePathItem(path);
            contract.getPaths().addPathItem(path, item);
        });
        contract.getComponents().addSchema(StoredFile.SCHEMA, description());
        return Set.of(StoredFile.SCHEMA);
    }

    private PathItem item(Class<?> resource, ResourcePath path) {
        String entity = FileResources.entity(resource).getSimpleName();
        String name = FileResources.name(resource).orElseThrow();
        Content taken = OASFactory.createContent();
        types(resource).forEach(type -> taken.addMediaType(type, OASFactory.createMediaType().schema(bytes())));
        Operation put = operation("put", path, "Store the %s of a %s".formatted(name, entity), entity, "200", stored("Replaced"))
                .requestBody(OASFactory.createRequestBody().required(true).content(taken))
                .addParameter(parameter("file_name", In.QUERY, "How the file shall be called where it is saved"))
                .addParameter(parameter(ExpectedDigest.HEADER, In.HEADER, "The SHA-256 of the content (RFC 9530), to be compared"));
        put.getResponses().addAPIResponse("201", stored("Stored"));
        Operation get = operation("get", path, "The %s of a %s".formatted(name, entity), entity, "200", content("Success"))
                .addParameter(ListParameters.include()).addParameter(parameter("Range", In.HEADER, "One range of bytes"))
                .addParameter(parameter("If-Range", In.HEADER, "The ETag that the file must have for the range to count"));
        get.getResponses().addAPIResponse("206", content("The range"))
                .addAPIResponse("304", OASFactory.createAPIResponse().description("It is as If-None-Match has it"));
        Operation delete = operation("delete", path, "Remove the %s of a %s".formatted(name, entity), entity, "204",
                OASFactory.createAPIResponse().description("Success"));
        return OASFactory.createPathItem().PUT(put).GET(get).DELETE(delete);
    }

    private Operation operation(String verb, ResourcePath path, String summary, String tag, String status, APIResponse answer) {
        Operation operation = OASFactory.createOperation().operationId(operationId(verb, path.template())).summary(summary).addTag(tag)
                .addParameter(parameter(HttpHeaders.IF_MATCH, In.HEADER, "The ETag that the file must still have"))
                .responses(OASFactory.createAPIResponses().addAPIResponse(status, answer));
        path.declarations().stream()
                .map(declared -> declared.getName().equals("id") ? declared.schema(JsonSchema.of(UUID.class)) : declared)
                .forEach(operation::addParameter);
        return filterOperation(operation);
    }

    private static Stream<String> types(Class<?> resource) {
        Consumes declared = resource.getAnnotation(Consumes.class);
        return declared == null ? Stream.of(MediaType.WILDCARD) : Stream.of(declared.value());
    }

    private static APIResponse stored(String description) {
        return OASFactory.createAPIResponse().description(description)
                .content(OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON,
                        OASFactory.createMediaType().schema(NamedSchemas.reference(StoredFile.SCHEMA))))
                .addHeader(HttpHeaders.ETAG, header("For If-Match"));
    }

    private static APIResponse content(String description) {
        return OASFactory.createAPIResponse().description(description)
                .content(OASFactory.createContent().addMediaType(MediaType.WILDCARD, OASFactory.createMediaType().schema(bytes())))
                .addHeader(HttpHeaders.ETAG, header("For If-Match, If-None-Match and If-Range"))
                .addHeader(ExpectedDigest.HEADER, header("The SHA-256 of the whole content (RFC 9530)"))
                .addHeader(HttpHeaders.CONTENT_DISPOSITION, header("An attachment, with its name"));
    }

    private static org.eclipse.microprofile.openapi.models.headers.Header header(String description) {
        return OASFactory.createHeader().schema(JsonSchema.of(String.class)).description(description);
    }

    private static Schema bytes() {
        return SchemaTypes.typed(SchemaType.STRING).format("binary");
    }

    private static Schema description() {
        return SchemaTypes.typed(SchemaType.OBJECT).addProperty("media_type", JsonSchema.of(String.class))
                .addProperty("size", JsonSchema.of(long.class).description("In bytes"))
                .addProperty("sha256", JsonSchema.of(String.class).description("In hexadecimal digits"))
                .addProperty("file_name", JsonSchema.of(String.class)).addRequired("media_type").addRequired("size").addRequired("sha256");
    }

    private static Parameter parameter(String name, In in, String description) {
        return OASFactory.createParameter().name(name).in(in).schema(JsonSchema.of(String.class)).description(description);
    }
}
