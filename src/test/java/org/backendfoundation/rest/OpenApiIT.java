package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.testing.ProblemDocuments.parse;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
