package org.backendfoundation.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.junit.jupiter.api.Test;

class AnswerSchemasTest {

    private static final String JSON = "application/json";

    /** Answers some of its requests later. */
    @Path("/tides/{place}")
    public static class Tides {

        @GET
        public CompletionStage<List<Tide>> list() {
            return CompletableFuture.completedStage(List.of());
        }

        @POST
        @Path("{hour: [0-9]+}/")
        public CompletionStage<Tide> measure() {
            return CompletableFuture.completedStage(new Tide(1));
        }

        @DELETE
        public void forget() {
            // answers nothing
        }

        @GET
        @Path("heights")
        public Map<String, Tide> heights() {
            return Map.of();
        }

        @GET
        @Path("chart")
        public CompletionStage<Response> chart() {
            return CompletableFuture.completedStage(Response.noContent().build());
        }
    }

    /** How high the water is. */
    public record Tide(int height) {
    }

    private final Paths paths = OASFactory.createPaths();

    @Test
    void whatComesLaterHasItsOwnType() {
        scanned("/api/v1/tides/{place}/{hour}", true, SchemaTypes.typed(SchemaType.OBJECT));
        scanned("/api/v1/tides/{place}", false, SchemaTypes.typed(SchemaType.OBJECT));
        Schema chart = scanned("/api/v1/tides/{place}/chart", false, SchemaTypes.typed(SchemaType.OBJECT));

        AnswerSchemas.mend(paths, new ResourceMethods("/api/v1", List.of(Tides.class)));

        assertThat(described("/api/v1/tides/{place}/{hour}").getRef()).isEqualTo("#/components/schemas/Tide");
        assertThat(described("/api/v1/tides/{place}").getItems().getRef()).isEqualTo("#/components/schemas/Tide");
        assertThat(described("/api/v1/tides/{place}/chart")).as("says nothing of what it answers").isSameAs(chart);
    }

    @Test
    void methodWithoutAResultAnswersNothing() {
        scanned("/api/v1/tides/{place}", item -> item::DELETE, SchemaTypes.typed(SchemaType.OBJECT));

        AnswerSchemas.mend(paths, new ResourceMethods("/api/v1", List.of(Tides.class)));

        assertThat(paths.getPathItem("/api/v1/tides/{place}").getDELETE().getResponses().getAPIResponses()).containsOnlyKeys("204");
    }

    @Test
    void mapHasTheTypeOfItsValues() {
        scanned("/api/v1/tides/{place}/heights", false, SchemaTypes.typed(SchemaType.OBJECT));

        AnswerSchemas.mend(paths, new ResourceMethods("/api/v1", List.of(Tides.class)));

        assertThat(described("/api/v1/tides/{place}/heights").getAdditionalPropertiesSchema().getRef())
                .isEqualTo("#/components/schemas/Tide");
    }

    @Test
    void everyArrayHasItems() {
        scanned("/api/v1/anything", false, SchemaTypes.typed(SchemaType.ARRAY));

        AnswerSchemas.mend(paths, new ResourceMethods("/api/v1", List.of()));

        assertThat(described("/api/v1/anything").getItems()).isNotNull();
    }

    private Schema scanned(String path, boolean isPost, Schema schema) {
        return scanned(path, item -> isPost ? item::POST : item::GET, schema);
    }

    private Schema scanned(String path, Function<PathItem, Function<Operation, PathItem>> verb, Schema schema) {
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", OASFactory.createAPIResponse()
                .content(OASFactory.createContent().addMediaType(JSON, OASFactory.createMediaType().schema(schema))));
        PathItem item = OASFactory.createPathItem();
        paths.addPathItem(path, verb.apply(item).apply(OASFactory.createOperation().responses(responses)));
        return schema;
    }

    private Schema described(String path) {
        return paths.getPathItem(path).getOperations().values().iterator().next().getResponses().getAPIResponse("200").getContent()
                .getMediaType(JSON).getSchema();
    }
}
