package org.backendfoundation.persistence.resource;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ApplicationPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.bulk.Bulk;
import org.backendfoundation.persistence.command.EntityCommand;
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
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

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

    /** Static, because the server makes the filter; see {@link MetadataRegistry}. */
    private static volatile Optional<Shared> shared = Optional.empty();

    private final EntityOperations operations = new EntityOperations(this::filterOperation);

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
                .forEach(name -> List.of("", EntityOperations.INPUT, EntityOperations.REPLACEMENT, EntityOperations.PATCH,
                        EntityOperations.PAGE, BulkPaths.IMPORT_LINE).forEach(suffix -> names.reserve(name + suffix)));
        Set<Class<?>> described = new HashSet<>();
        EntityResources.byPath().forEach((path, entity) -> {
            if (MetadataRegistry.isEntity(entity)) {
                boolean isFirst = described.add(entity);
                if (isFirst) {
                    describe(EntityMetadata.of(entity, caller), components, names);
                }
                describe(path, EntityMetadata.of(entity, caller), isFirst ? "" : "Of" + operationId("", path.template()), paths, names);
                describeOwn(path, entity, caller, paths);
            }
        });
        if (EntityResources.isAnyDeclared(Bulk.class)) {
            BulkPaths.answers().forEach(components::addSchema);
        }
    }

    private static void describe(EntityMetadata<?> metadata, Components components, NamedSchemas names) {
        String name = metadata.type().getSimpleName();
        components.addSchema(name, ExpandedSchema.of(metadata, names));
        components.addSchema(name + EntityOperations.INPUT, metadata.schemas(names).input());
        components.addSchema(name + EntityOperations.REPLACEMENT, metadata.schemas(names).replacement());
        components.addSchema(name + EntityOperations.PATCH, metadata.schemas(names).patch());
        components.addSchema(name + EntityOperations.PAGE, page(name));
    }

    /** @param suffix of the names of operations, where the entity is served on several paths */
    private void describe(ResourcePath path, EntityMetadata<?> metadata, String suffix, Paths paths, NamedSchemas names) {
        String name = metadata.type().getSimpleName();
        Map<String, PathItem> items = new TreeMap<>();
        items.put("", OASFactory.createPathItem().GET(operations.list(name, metadata)).POST(operations.create(name)));
        items.put("/{id}", operations.one(name, metadata));
        metadata.children().forEach((children, rows) -> items.put("/{id}/" + children,
                OASFactory.createPathItem().GET(operations.children(name, children, metadata.related(rows.type())))));
        items.put("/purge", OASFactory.createPathItem().POST(operations.purge(name)));
        items.put("/{id}/restore", OASFactory.createPathItem().POST(operations.restore(name)));
        items.put("/{id}/history", OASFactory.createPathItem().GET(operations.history(name)));
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
            Operation list = operations.list(name, metadata);
            items.put("/export", OASFactory.createPathItem().GET(filterOperation(BulkPaths.export(name, metadata, list))));
        }
        if (bulk.imports()) {
            Schema line = names.add(name + BulkPaths.IMPORT_LINE + suffix,
                    BulkPaths.line(metadata.schemas(names).input(), metadata.schemas(names).patch(), bulk, metadata, names));
            items.put("/batch", OASFactory.createPathItem().POST(filterOperation(BulkPaths.batch(name, bulk, metadata, line))));
        }
    }

    private void describeOwn(ResourcePath path, Class<? extends BaseEntity> entity, Caller caller, Paths paths) {
        EntityResources.methods(path, EntityCommand.class).forEach(
                command -> add(OASFactory.createPathItem().POST(operations.command(command, entity.getSimpleName())), path, command,
                        paths));
        EntityResources.methods(path, OwnList.class).forEach(list -> {
            Class<?> rows = OwnListMethod.rows(list.method().getAnnotation(OwnList.class), entity);
            add(OASFactory.createPathItem().GET(operations.ownList(list, entity, EntityMetadata.of(rows, caller))), path, list, paths);
        });
    }

    private static void add(PathItem item, ResourcePath path, EntityResources.OwnMethod own, Paths paths) {
        item.getOperations().values().forEach(operation -> path.declarations().forEach(operation::addParameter));
        paths.addPathItem(BASE + path.template() + "/" + own.path().template(), item);
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
}
