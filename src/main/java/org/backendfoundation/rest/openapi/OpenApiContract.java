package org.backendfoundation.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.configuration.DeployedApplication;
import org.backendfoundation.rest.json.JsonNames;
import org.backendfoundation.rest.problem.Problem;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.servers.Server;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Makes {@code /openapi} say what scanning cannot know: that JSON names are snake_case, and that every operation may answer with a problem
 * document, which {@code META-INF/openapi.yaml} describes. Operations are named by method and path, {@code getDatabaseTransitions}:
 * scanners take the Java method's name, which resources share, or none, and a generated client names its methods by these.
 *
 * <p>Payara's scanner calls the response of success {@code default}; it becomes 200. It forgets that bodies are required, and adds a field
 * of its own to the document, which validators refuse. Schemas are made from the classes (see {@link RecordSchemas}) and not by
 * annotations: Payara writes out their defaults, {@code maxProperties: 0} among them.
 */
public class OpenApiContract implements OASFilter {

    private static final String BASE = "/api/v1";
    private static final String PUBLIC_PATH = "public_path";
    private static final String TITLE = "mp.openapi.extensions.smallrye.info.title";
    private static final String VERSION = "mp.openapi.extensions.smallrye.info.version";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> operation.setOperationId(operationId(method.name(), path))));
        Components components = document.getComponents() == null ? OASFactory.createComponents() : document.getComponents();
        RecordSchemas.schemas().forEach(components::addSchema);
        document.setComponents(components);
        components.getSchemas().values().forEach(SchemaTypes::keepNullable);
        ResourceMethods resources = new ResourceMethods(BASE, RecordSchemas.resources());
        AnswerSchemas.mend(document.getPaths(), resources);
        SharedParameters.complete(document.getPaths(), resources);
        addCodes(document);
        removeEndpoints(document);
        nameAfterApplication(document);
        makeServersRelative(document);
        nameTagsOnce(document);
    }

    /**
     * Says of each operation who may call it, and whether it is deprecated.
     *
     * @param children the path of lists below a row, below that of the row
     */
    protected static void mark(Paths paths, String children) {
        ResourceMethods resources = new ResourceMethods(BASE, RecordSchemas.resources());
        resources.forEach(paths, children, RoleMarks::mark);
        resources.forEach(paths, children, DeprecationMarks::mark);
    }

    /** Payara adds a tag for each resource class that has it, and validators refuse the second. */
    private static void nameTagsOnce(OpenAPI document) {
        if (document.getTags() != null) {
            document.setTags(document.getTags().stream().filter(distinct(Tag::getName)).toList());
        }
    }

    /**
     * In no enum: a client that is generated from a closed list refuses the code that is new. The schema that has the code is not their
     * place: Payara drops extensions of it that a file has, and SmallRye those that a filter adds.
     */
    private static void addCodes(OpenAPI document) {
        try (InputStream codes = OpenApiContract.class.getClassLoader().getResourceAsStream("META-INF/problem-codes")) {
            document.addExtension("x-codes", new String(codes.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SmallRye, in WildFly, knows these settings by itself, and Payara has none. */
    private static void nameAfterApplication(OpenAPI document) {
        Config config = ConfigProvider.getConfig();
        DeployedApplication application = DeployedApplication.read();
        Info info = document.getInfo() == null ? OASFactory.createInfo() : document.getInfo();
        info.setTitle(config.getOptionalValue(TITLE, String.class).orElse(application.name()));
        info.setVersion(config.getOptionalValue(VERSION, String.class).orElse(application.version()));
        document.setInfo(info);
    }

    /**
     * Payara adds the address that the node has for itself; of it the path counts, where the application is deployed. WildFly adds that
     * path later, unless there is a list of servers. Where a proxy shows the application elsewhere, that place is the only one.
     */
    private static void makeServersRelative(OpenAPI document) {
        Optional<String> publicPath = ConfigProvider.getConfig().getOptionalValue(PUBLIC_PATH, String.class);
        if (publicPath.isPresent()) {
            document.setServers(List.of(OASFactory.createServer().url(publicPath.get())));
        } else if (document.getServers() != null && !document.getServers().isEmpty()) {
            document.getServers().forEach(server -> server.setUrl(relative(server.getUrl())));
            document.setServers(document.getServers().stream().filter(distinct(Server::getUrl)).toList());
        }
    }

    static String relative(String url) {
        String path = URI.create(url).getPath();
        return path.isEmpty() || path.equals("/") ? "/" : path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static <T> Predicate<T> distinct(Function<T, String> name) {
        Set<String> names = new HashSet<>();
        return one -> names.add(name.apply(one));
    }

    private static void removeEndpoints(OpenAPI document) {
        Arrays.stream(document.getClass().getMethods()).filter(method -> method.getName().equals("setEndpoints")).forEach(method -> {
            try {
                method.invoke(document, new TreeMap<>());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Payara's list of endpoints cannot be taken out of /openapi", e);
            }
        });
    }

    /** {@code GET} of {@code /api/v1/migrations/{revision}} is {@code getMigrationsByRevision}. */
    protected static String operationId(String method, String path) {
        String words = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        return method.toLowerCase(Locale.ROOT) + Stream.of(words.replace("{", "by-").split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getProperties() != null) {
            Map<String, Schema> properties = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> properties.put(JsonNames.snakeCase(name), property));
            schema.setProperties(properties);
        }
        return schema;
    }

    /** No parameter is an object: Payara calls a UUID one, and WildFly refers to a schema that it leaves out. */
    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getSchema() != null && isUuid(parameter.getSchema())) {
            parameter.setSchema(JsonSchema.of(UUID.class));
        }
        return parameter;
    }

    private static boolean isUuid(Schema schema) {
        return schema.getRef() == null ? SchemaTypes.is(schema, SchemaType.OBJECT) : schema.getRef().endsWith("/UUID");
    }

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses() == null ? OASFactory.createAPIResponses() : operation.getResponses();
        if (responses.getDefaultValue() != null) {
            responses.addAPIResponse("200", responses.getDefaultValue().description("Success"));
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().getRequired() == null) {
            operation.getRequestBody().setRequired(true);
        }
        Map<String, APIResponse> declared = responses.getAPIResponses() == null ? Map.of() : Map.copyOf(responses.getAPIResponses());
        declared.forEach((status, response) -> responses.addAPIResponse(status, bare(response)));
        responses.setDefaultValue(OASFactory.createAPIResponse().ref(Problem.SCHEMA));
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream().map(OpenApiContract::bare).toList());
        }
        return operation.responses(responses);
    }

    /** Removes what Payara writes beside a reference: OpenAPI allows nothing there. */
    private static Parameter bare(Parameter parameter) {
        return parameter.getRef() == null ? parameter : OASFactory.createParameter().ref(parameter.getRef());
    }

    /** Removes the description that WildFly writes there. */
    private static APIResponse bare(APIResponse response) {
        return response.getRef() == null ? response : OASFactory.createAPIResponse().ref(response.getRef());
    }
}
