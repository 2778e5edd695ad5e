package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.parse;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.backendfoundation.testing.SharedApi;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client is generated from this document, so names must be one thing's only and references must lead somewhere. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)\\}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private JsonObject document;

    @BeforeEach
    void read() {
        document = parse(SharedApi.stranger("GET", "/openapi?format=JSON", "Accept", "application/json").body());
    }

    @Test
    void everyPathIsUnderTheApi() {
        assertThat(document.getJsonObject("paths").keySet())
                .contains("/api/v1/me", "/api/v1/configuration", "/api/v1/configuration/cors", "/api/v1/database",
                        "/api/v1/database/connect", "/api/v1/database/pool", "/api/v1/health/ready", "/api/v1/migrations",
                        "/api/v1/migrations/{revision}")
                .allMatch(path -> path.startsWith("/api/v1/"));
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        List<String> names = operations().stream().map(operation -> operation.getString("operationId", null)).toList();

        assertThat(names).doesNotContainNull().doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void operationsSayWhatTheyDo() {
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.getString("summary", "")).as(operation.toString()).isNotBlank();
            assertThat(operation.getJsonArray("tags")).as(operation.toString()).isNotEmpty();
        });
    }

    @Test
    void everyOperationMayFailWithAProblem() {
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.getJsonObject("responses").getJsonObject("default").getString("$ref"))
                        .isEqualTo("#/components/responses/Problem"));
    }

    @Test
    void everyOperationDeclaresItsFailures() {
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.getJsonObject("responses").keySet())
                .as(operation.getString("operationId")).contains("400", "401", "403", "406", "429", "500", "503"));
        assertThat(answers("/api/v1/actors/{id}", "put")).contains("200", "404", "408", "409", "412", "413", "415");
        assertThat(answers("/api/v1/actors/{id}", "get")).contains("200", "304", "404", "412").doesNotContain("409", "413");
        assertThat(answers("/api/v1/actors", "post")).contains("201", "409", "422").doesNotContain("404");
        assertThat(answers("/api/v1/actors/{id}/keys", "post")).contains("201", "404", "409", "422");
        assertThat(document.getJsonObject("paths").getJsonObject("/api/v1/health/ready").getJsonObject("get").getJsonObject("responses")
                .getJsonObject("503").getString("$ref")).as("no problem document").endsWith("/HealthReport");
    }

    private Set<String> answers(String path, String method) {
        return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method).getJsonObject("responses").keySet();
    }

    @Test
    void parametersOfPathsAreDeclared() {
        document.getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                assertThat(parameters(operation.asJsonObject())).as(method + " " + path).containsExactlyInAnyOrderElementsOf(
                        PARAMETER.matcher(path).results().map(found -> found.group(1)).toList());
            }
        }));
    }

    private static List<String> parameters(JsonObject operation) {
        return operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("in", "").equals("path")).map(parameter -> parameter.getString("name")).toList();
    }

    @Test
    void pathsHaveNoNeedlessSlash() {
        assertThat(document.getJsonObject("paths").keySet()).noneMatch(path -> path.contains("//") || path.endsWith("/"));
    }

    /** None at all means the same (OpenAPI 3.0.3, OpenAPI Object). */
    @Test
    void serverIsTheOneThatWasAsked() {
        assertThat(document.getOrDefault("servers", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().getValuesAs(JsonObject.class))
                .extracting(server -> server.getString("url")).isSubsetOf("/");
    }

    @Test
    void nameIsTheApplications() {
        assertThat(document.getJsonObject("info").getString("title")).isEqualTo("Backend Foundation");
        assertThat(document.getJsonObject("info").getString("version")).isNotEqualTo("1");
    }

    @Test
    void codesAreNoClosedList() {
        assertThat(document.getJsonArray("x-codes").toString()).contains("\"VALIDATION_FAILED\"", "\"NOT_ACCEPTABLE\"");
        assertThat(document.getJsonObject("components").getJsonObject("schemas").getJsonObject("Problem").getJsonObject("properties")
                .getJsonObject("code").keySet()).doesNotContain("enum");
    }

    @Test
    void schemasAreNamedTellingly() {
        assertThat(document.getJsonObject("components").getJsonObject("schemas").keySet()).contains("Problem", "Me", "DatabaseView")
                .doesNotContain("Answer", "Item", "Listing", "History", "Lock", "Reason").noneMatch(name -> name.matches(".*\\d"));
    }

    @Test
    void referencesLeadSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(document.getValue(reference.substring(1))).isNotNull());
    }

    /** Of an object without fields, and of what an array has without items, a client is generated that has no type for it. */
    @Test
    void everythingHasAType() {
        List<String> untyped = new ArrayList<>();
        collectUntyped("", document, untyped);

        assertThat(untyped).isEmpty();
        assertThat(operations().stream().flatMap(operation -> parametersOf(operation).stream())).isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.getJsonObject("schema").keySet()).as(parameter.toString())
                        .containsAnyOf("type", "$ref"));
    }

    private static void collectUntyped(String place, JsonValue value, List<String> untyped) {
        if (value instanceof JsonObject object) {
            String type = object.get("type") instanceof JsonString text ? text.getString() : "";
            boolean isUntyped = type.equals("object") ? !object.containsKey("properties") && !object.containsKey("additionalProperties")
                    : type.equals("array") && !object.containsKey("items");
            if (isUntyped) {
                untyped.add(place);
            }
            object.forEach((name, inner) -> collectUntyped(place + "/" + name, inner, untyped));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collectUntyped(place, (JsonValue) inner, untyped));
        }
    }

    @Test
    void parametersHaveNamesOfTheirOwnAlsoInGeneratedCode() {
        assertThat(operations()).allSatisfy(operation -> assertThat(parametersOf(operation))
                .extracting(parameter -> parameter.getString("name").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                .as(operation.getString("operationId")).doesNotHaveDuplicates());
    }

    /** What is beyond the bounds is refused. */
    @Test
    void everyListSaysHowManyRowsAPageMayHave() {
        List<JsonObject> lists = operations().stream().filter(operation -> parameter(operation, "limit").isPresent()).toList();

        assertThat(lists).extracting(operation -> operation.getString("operationId")).contains("listActor", "historyActor",
                "getActorsByIdKeys", "getAuditEntries");
        assertThat(lists).allSatisfy(operation -> {
            JsonObject limit = parameter(operation, "limit").orElseThrow().getJsonObject("schema");
            assertThat(List.of(limit.getInt("minimum"), limit.getInt("maximum"), limit.getInt("default"))).containsExactly(1, 200, 50);
        });
    }

    private Optional<JsonObject> parameter(JsonObject operation, String name) {
        return parametersOf(operation).stream().filter(parameter -> parameter.getString("name").equals(name)).findFirst();
    }

    private List<JsonObject> parametersOf(JsonObject operation) {
        return operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(parameter -> parameter.containsKey("$ref")
                        ? document.getValue(parameter.getString("$ref").substring(1)).asJsonObject() : parameter)
                .toList();
    }

    /** OpenAPI 3.0.3, Reference Object. */
    @Test
    void nothingStandsBesideAReference() {
        List<JsonObject> referring = new ArrayList<>();
        collectReferring(document, referring);

        assertThat(referring).isNotEmpty().allSatisfy(object -> assertThat(object).containsOnlyKeys("$ref"));
    }

    private static void collectReferring(JsonValue value, List<JsonObject> referring) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString) {
                referring.add(object);
            }
            object.values().forEach(inner -> collectReferring(inner, referring));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collectReferring((JsonValue) inner, referring));
        }
    }

    private List<JsonObject> operations() {
        return document.getJsonObject("paths").values().stream().flatMap(path -> path.asJsonObject().entrySet().stream())
                .filter(entry -> METHODS.contains(entry.getKey())).map(Map.Entry::getValue).map(JsonValue::asJsonObject).toList();
    }

    private static void collect(JsonValue value, List<String> references) {
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                if (name.equals("$ref") && inner instanceof JsonString reference) {
                    references.add(reference.getString());
                }
                collect(inner, references);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect((JsonValue) inner, references));
        }
    }
}
