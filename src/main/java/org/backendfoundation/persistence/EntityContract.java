package org.backendfoundation.persistence;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.rest.FoundationApplication;
import org.backendfoundation.rest.OpenApiContract;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes every {@link EntityResource} in {@code /openapi}. Scanning cannot: the methods are inherited, which Payara 6 puts under {@code /null}, and what
 * they take and give depends on the entity. Each entity has one schema for reading and writing, in which read-only fields are marked.
 */
public class EntityContract extends OpenApiContract {

    private static final String BASE = "/" + FoundationApplication.class.getAnnotation(ApplicationPath.class).value() + "/";
    private static final String SCANNED_WITHOUT_PATH = "/null";
    private static final Map<String, String> SUMMARIES = Map.of("list", "%s, page by page", "create", "Create %s", "read", "Read %s", "replace", "Replace %s",
            "merge", "Change some fields of %s", "delete", "Delete %s, softly", "restore", "Restore a deleted %s");
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Paths paths = contract.getPaths() == null ? OASFactory.createPaths() : contract.getPaths();
        List<String> scanned = paths.getPathItems() == null ? List.of() : new ArrayList<>(paths.getPathItems().keySet());
        scanned.stream().filter(path -> path.startsWith(SCANNED_WITHOUT_PATH)).forEach(paths::removePathItem);
        if (!scanned.isEmpty()) {
            super.filterOpenAPI(contract);
        }
        Components components = contract.getComponents() == null ? OASFactory.createComponents() : contract.getComponents();
        EntityResources.byPath().forEach((path, entity) -> describe(path, entity, paths, components));
        contract.setPaths(paths);
        contract.setComponents(components);
    }

    private void describe(String path, Class<? extends BaseEntity> entity, Paths paths, Components components) {
        String name = entity.getSimpleName();
        components.addSchema(name, EntitySchema.of(entity));
        components.addSchema(name + "Page", EntitySchema.typed(SchemaType.OBJECT)
                .addProperty("items", EntitySchema.typed(SchemaType.ARRAY).items(reference(name)))
                .addProperty("next", EntitySchema.typed(SchemaType.STRING).description("The cursor of the next page; null at the end"))
                .addRequired("items"));
        String list = BASE + path;
        paths.addPathItem(list, OASFactory.createPathItem().GET(list(name, EntityShape.of(entity))).POST(create(name)));
        paths.addPathItem(list + "/{id}", one(name));
        paths.addPathItem(list + "/purge", OASFactory.createPathItem().POST(operation(name, "purge", "200", "Done")
                .requestBody(body(MediaType.APPLICATION_JSON, reference(PurgeOrder.class.getSimpleName())))));
        paths.addPathItem(list + "/{id}/restore", OASFactory.createPathItem().POST(operation(name, "restore", "200", name).addParameter(id())));
    }

    private PathItem one(String name) {
        Parameter expected = header(HttpHeaders.IF_MATCH, "The ETag that the entity must still have");
        return OASFactory.createPathItem()
                .GET(operation(name, "read", "200", name).addParameter(id()).addParameter(include()))
                .PUT(operation(name, "replace", "200", name).addParameter(id()).addParameter(expected).requestBody(body(MediaType.APPLICATION_JSON, reference(name))))
                .PATCH(operation(name, "merge", "200", name).addParameter(id()).addParameter(expected)
                        .requestBody(body(MergePatch.MEDIA_TYPE, EntitySchema.typed(SchemaType.OBJECT))))
                .DELETE(operation(name, "delete", "204", null).addParameter(id()).addParameter(expected));
    }

    private Operation create(String name) {
        return operation(name, "create", "201", name).addParameter(header("Idempotency-Key", "Sent again with the same body, it gives the first answer again"))
                .requestBody(body(MediaType.APPLICATION_JSON, reference(name)));
    }

    private Operation list(String name, EntityShape<?> shape) {
        Operation list = operation(name, "list", "200", name + "Page")
                .addParameter(query(ListParameters.LIMIT, EntitySchema.ofType(int.class), "At most 200, 50 if not given"))
                .addParameter(query(ListParameters.CURSOR, EntitySchema.ofType(String.class), "The 'next' of the page before")).addParameter(include());
        if (!shape.sorts().isEmpty()) {
            list.addParameter(query(ListParameters.SORT, EntitySchema.ofType(String.class),
                    "One of " + String.join(", ", shape.sorts().keySet()) + "; with '-' before it descending"));
        }
        shape.filters().forEach((filter, attribute) -> {
            list.addParameter(query(filter, EntitySchema.ofType(attribute.field().getType()), "Exactly this"));
            if (attribute.hasRanges()) {
                list.addParameter(query(filter + ListParameters.FROM, EntitySchema.ofType(attribute.field().getType()), "This or more"));
                list.addParameter(query(filter + ListParameters.TO, EntitySchema.ofType(attribute.field().getType()), "Less than this"));
            }
        });
        return list;
    }

    private Operation operation(String name, String verb, String status, String schema) {
        Operation operation = OASFactory.createOperation().operationId(verb + name).summary(SUMMARIES.get(verb).formatted(name)).addTag(name);
        APIResponse answer = OASFactory.createAPIResponse().description("Success");
        if (schema != null) {
            answer.content(content(MediaType.APPLICATION_JSON, reference(schema)));
        }
        return filterOperation(operation.responses(OASFactory.createAPIResponses().addAPIResponse(status, answer)));
    }

    private static RequestBody body(String mediaType, Schema schema) {
        return OASFactory.createRequestBody().required(true).content(content(mediaType, schema));
    }

    private static Content content(String mediaType, Schema schema) {
        return OASFactory.createContent().addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    private static Parameter id() {
        return OASFactory.createParameter().name("id").in(In.PATH).required(true).schema(EntitySchema.ofType(UUID.class));
    }

    private static Parameter include() {
        return query(ListParameters.INCLUDE, EntitySchema.ofType(String.class).enumeration(List.of(ListParameters.INACTIVE)), "Deleted ones too, for administrators");
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter().name(name).in(In.HEADER).schema(EntitySchema.ofType(String.class)).description(description);
    }

    private static Parameter query(String name, Schema schema, String description) {
        return OASFactory.createParameter().name(name).in(In.QUERY).schema(schema).description(description);
    }
}
