package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.command.CommandRequest;
import org.backendfoundation.persistence.command.EntityCommand;
import org.backendfoundation.persistence.idempotency.IdempotentRequest;
import org.backendfoundation.persistence.list.ListParameters;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.backendfoundation.persistence.metadata.MetadataRegistry;
import org.backendfoundation.persistence.ownlist.OwnList;
import org.backendfoundation.persistence.ownlist.OwnListMethod;
import org.backendfoundation.rest.FoundationApplication;
import org.backendfoundation.rest.openapi.ContractJson;
import org.backendfoundation.rest.openapi.Failures;
import org.backendfoundation.rest.openapi.JsonSchema;
import org.backendfoundation.rest.openapi.NamedSchemas;
import org.backendfoundation.rest.openapi.OpenApiContract;
import org.backendfoundation.rest.openapi.ResourcePath;
import org.backendfoundation.rest.openapi.RoleContract;
import org.backendfoundation.rest.openapi.SchemaTypes;
import org.backendfoundation.rest.request.Caller;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes every {@link EntityResource} in {@code /openapi}. Scanning cannot: the methods are inherited, which Payara 6 puts under
 * {@code /null}, and what they take and give depends on the entity. Each entity has schemas for what is read, created, replaced and
 * patched, and for a page.
 *
 * <p>POST and PUT have each a schema, because they differ. A POST takes nothing that the application sets, and a PUT takes all that a GET
 * gave. What a POST leaves out keeps the value that a new entity has, and what a PUT leaves out becomes null. Constraints of the group
 * {@code OnCreate} count for a POST, those of {@code OnUpdate} for a PUT and a PATCH.
 */
public class EntityOpenApiFilter extends OpenApiContract {

    protected static final String BASE = "/" + FoundationApplication.class.getAnnotation(ApplicationPath.class).value() + "/";
    private static final String SCANNED_WITHOUT_PATH = "/null";
    private static final Map<String,
            String> SUMMARIES = Map.of("list", "%s, page by page", "create", "Create %s", "read", "Read %s", "replace", "Replace %s",
                    "merge", "Change some fields of %s", "delete", "Delete %s, softly", "restore", "Restore a deleted %s",

                    "history", "What happened to %s, newest first", "purge", "Remove for good what was deleted of %s");
    private static final String INPUT = "Input";
    private static final String REPLACEMENT = "Replacement";
    private static final String PATCH = "Patch";
    private static final String PAGE = "Page";

    /** Static, because the server makes the filter; see {@link MetadataRegistry}. */
    private static volatile Optional<Shared> shared = Optional.empty();

    /**
     * What is in the contract of each caller.
     *
     * @param contract of all operations, with the entities as everybody knows them
     * @param schemas  the names of those that are not of entities
     */
    private record Shared(JsonObject contract, Set<String> schemas) {

        /** With the operations and schemas of entities as a caller knows them. */
        private JsonObject with(JsonObject entities) {
            return RoleContract.merged(contract, entities, schemas);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        super.filterOpenAPI(contract);
        Paths paths = contract.getPaths() == null ? OASFactory.createPaths() : contract.getPaths();
        List<String> scanned = paths.getPathItems() == null ? List.of() : new ArrayList<>(paths.getPathItems().keySet());
        scanned.stream().filter(path -> path.startsWith(SCANNED_WITHOUT_PATH)).forEach(paths::removePathItem);
        Components components = contract.getComponents() == null ? OASFactory.createComponents() : contract.getComponents();
        Set<String> others = schemas(components);
        describeEntities(Caller.ANONYMOUS, paths, components, others);
        contract.setPaths(paths);
        contract.setComponents(components);
        Failures.describe(paths);
        mark(paths, EntityResource.CHILDREN);
        Set<String> also = describeOthers(contract);
        shared = Optional.of(new Shared(ContractJson.of(contract),
                Stream.concat(others.stream(), also.stream()).collect(Collectors.toUnmodifiableSet())));
    }

    /**
     * Describes what belongs to entities and is the same for all callers who may call it.
     *
     * @return the names of the schemas that it adds
     */
    protected Set<String> describeOthers(OpenAPI contract) {
        return Set.of();
    }

    /**
     * The contract of a caller's roles: the operations that it may call, with the attributes that it may read and write.
     *
     * @return empty until the server has read the application for its own contract
     */
    public static Optional<JsonObject> contract(Caller caller) {
        return shared.map(known -> new EntityOpenApiFilter().contract(caller, known));
    }

    private JsonObject contract(Caller caller, Shared known) {
        Paths paths = OASFactory.createPaths();
        Components components = OASFactory.createComponents();
        describeEntities(caller, paths, components, known.schemas());
        Failures.describe(paths);
        mark(paths, EntityResource.CHILDREN);
        JsonObject ofEntities = ContractJson.of(OASFactory.createOpenAPI().paths(paths).components(components));
        return RoleContract.of(known.with(ofEntities), caller::hasRole);
    }

    private static Set<String> schemas(Components components) {
        return components.getSchemas() == null ? Set.of() : Set.copyOf(components.getSchemas().keySet());
    }

    /** @param others the names of schemas that are described elsewhere */
    private void describeEntities(Caller caller, Paths paths, Components components, Set<String> others) {
        NamedSchemas names = new NamedSchemas(components);
        others.forEach(names::reserve);
        EntityResources.byPath().values().stream().map(Class::getSimpleName)
                .forEach(name -> List.of("", INPUT, REPLACEMENT, PATCH, PAGE, BulkPaths.IMPORT_LINE)
                        .forEach(suffix -> names.reserve(name + suffix)));
        Set<Class<?>> described = new HashSet<>();
        EntityResources.byPath().forEach((path, entity) -> {
            if (MetadataRegistry.isEntity(entity)) {
                boolean isFirst = described.add(entity);
                if (isFirst) {
                    describe(EntityMetadata.of(entity, caller), components, names);
                }
                describe(path, EntityMetadata.of(entity, caller), isFirst ? "" : "Of" + operationId("", path.template()), paths, names);
                EntityResources.methods(path, EntityCommand.class)
                        .forEach(command -> describe(command, path, entity.getSimpleName(), paths));
                EntityResources.methods(path, OwnList.class).forEach(list -> describeList(list, path, entity, caller, paths));
            }
        });
        if (EntityResources.isAnyDeclared(Bulk.class)) {
            BulkPaths.answers().forEach(components::addSchema);
        }
    }

    private static void describe(EntityMetadata<?> metadata, Components components, NamedSchemas names) {
        String name = metadata.type().getSimpleName();
        components.addSchema(name, ExpandedSchema.of(metadata, names));
        components.addSchema(name + INPUT, metadata.inputSchema(names));
        components.addSchema(name + REPLACEMENT, metadata.replacementSchema(names));
        components.addSchema(name + PATCH, metadata.patchSchema(names));
        components.addSchema(name + PAGE, page(name));
    }

    /** @param suffix of the names of operations, where the entity is served on several paths */
    private void describe(ResourcePath path, EntityMetadata<?> metadata, String suffix, Paths paths, NamedSchemas names) {
        String name = metadata.type().getSimpleName();
        Map<String, PathItem> items = new TreeMap<>();
        items.put("", OASFactory.createPathItem().GET(list(name, metadata)).POST(create(name)));
        items.put("/{id}", one(name, metadata));
        metadata.children().forEach((children, rows) -> items.put("/{id}/" + children,
                OASFactory.createPathItem().GET(children(name, children, metadata.related(rows.type())))));
        items.put("/purge", OASFactory.createPathItem().POST(operation(name, "purge", "200", PurgeOrder.Purged.class.getSimpleName())
                .requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(PurgeOrder.class.getSimpleName())))));
        items.put("/{id}/restore", OASFactory.createPathItem().POST(operation(name, "restore", "200", name).addParameter(id())));
        items.put("/{id}/history", OASFactory.createPathItem().GET(history(name)));
        // WildFly finds the inherited methods, also where the resource does not declare them
        List.of("/export", "/batch").forEach(below -> paths.removePathItem(BASE + path.template() + below));
        EntityResources.declared(path, Bulk.class).ifPresent(bulk -> describe(bulk, name, suffix, metadata, items, names));
        // WildFly finds the template of the inherited method; callers see the lists that there are
        paths.removePathItem(BASE + path.template() + "/{id}" + EntityResource.CHILDREN);
        items.forEach((below, item) -> {
            item.getOperations().values().forEach(operation -> {
                operation.setOperationId(operation.getOperationId() + suffix);
                path.declarations().forEach(operation::addParameter);
            });
            paths.addPathItem(BASE + path.template() + below, item);
        });
    }

    private void describe(Bulk bulk, String name, String suffix, EntityMetadata<?> metadata, Map<String, PathItem> items,
            NamedSchemas names) {
        if (bulk.exports()) {
            items.put("/export", OASFactory.createPathItem().GET(filterOperation(BulkPaths.export(name, metadata, list(name, metadata)))));
        }
        if (bulk.imports()) {
            Schema line = names.add(name + BulkPaths.IMPORT_LINE + suffix,
                    BulkPaths.line(metadata.inputSchema(names), metadata.patchSchema(names), bulk, metadata, names));
            items.put("/batch", OASFactory.createPathItem().POST(filterOperation(BulkPaths.batch(name, bulk, metadata, line))));
        }
    }

    /** What {@link CommandRequest} takes, and what is answered, is the same for each. */
    private void describe(EntityResources.OwnMethod command, ResourcePath path, String name, Paths paths) {
        Operation operation = operation(name, command.method().getName(), command.summary(), "200", name)
                .description("When it succeeds, " + command.method().getAnnotation(EntityCommand.class).meaning())
                .addParameter(id()).addParameter(expected()).addParameter(idempotencyKey());
        command.body().ifPresent(
                body -> operation.requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(body.getSimpleName()))));
        path.declarations().forEach(operation::addParameter);
        paths.addPathItem(BASE + path.template() + "/" + command.path().template(), OASFactory.createPathItem().POST(operation));
    }

    private void describeList(EntityResources.OwnMethod own, ResourcePath path, Class<?> entity, Caller caller, Paths paths) {
        OwnList declared = own.method().getAnnotation(OwnList.class);
        Class<?> rows = OwnListMethod.rows(declared, entity);
        Operation list = list(rows.getSimpleName(), EntityMetadata.of(rows, caller))
                .operationId(own.method().getName() + entity.getSimpleName())
                .summary(Character.toUpperCase(declared.meaning().charAt(0)) + declared.meaning().substring(1) + ", page by page");
        OwnListMethod.described(own.method()).forEach(list::addParameter);
        path.declarations().forEach(list::addParameter);
        paths.addPathItem(BASE + path.template() + "/" + own.path().template(), OASFactory.createPathItem().GET(list));
    }

    private Operation history(String name) {
        return operation(name, "history", "200", EntityHistory.SCHEMA).addParameter(id()).addParameter(ListParameters.limit())
                .addParameter(ListParameters.cursor("The 'next' or 'previous' of another page"));
    }

    private static Schema page(String name) {
        Schema next = JsonSchema.of(String.class).description("The cursor of the next page; null at the end");
        Schema previous = JsonSchema.of(String.class).description("The cursor of the page before; null at the beginning");
        return SchemaTypes.typed(SchemaType.OBJECT)
                .addProperty("items", SchemaTypes.typed(SchemaType.ARRAY).items(NamedSchemas.reference(name)))
                .addProperty("next", SchemaTypes.orNull(next)).addProperty("previous", SchemaTypes.orNull(previous))
                .addProperty(EntityJson.COUNT, JsonSchema.of(long.class).description("How many rows all pages have, if it was asked for"))
                .addProperty(EntityJson.COUNT_IS_EXACT, JsonSchema.of(boolean.class)).addRequired("items").addRequired("next")
                .addRequired("previous");
    }

    private PathItem one(String name, EntityMetadata<?> metadata) {
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

    private Operation create(String name) {
        return operation(name, "create", "201", name)
                .addParameter(idempotencyKey())
                .requestBody(body(MediaType.APPLICATION_JSON, NamedSchemas.reference(name + INPUT)));
    }

    private Operation children(String parent, String children, EntityMetadata<?> metadata) {
        Operation list = list(metadata.type().getSimpleName(), metadata);
        return list.operationId(list.getOperationId() + "In" + parent + "By" + children)
                .summary("The %s of a %s, page by page".formatted(children, parent)).addParameter(id());
    }

    private Operation list(String name, EntityMetadata<?> metadata) {
        Operation list = operation(name, "list", "200", name + PAGE);
        ListParameters.of(metadata).forEach(list::addParameter);
        return list;
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
        return filterOperation(operation.responses(OASFactory.createAPIResponses().addAPIResponse(status, answer)));
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
