package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.ContractSchemas;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.ProblemDocuments;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operations answer is what the contract says of them: each answer is validated against the schema of its status. */
@OncePerEngine
class ContractAnswersIT {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";
    private static final String NOWHERE = "01890000-0000-7000-8000-000000000000";
    /** They stream without an end, or would log the tests' caller out. */
    private static final Set<String> LEFT_OUT = Set.of("/api/v1/session");

    private static SampleServer sample;
    private static Api administrator;
    private static JsonObject contract;
    private static ContractSchemas schemas;
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        administrator = sample.administrator();
        contract = sample.openApi();
        schemas = new ContractSchemas(contract);
        createRows();
    }

    private static void createRows() {
        String customer = created("customers", "{\"name\":\"Ada\",\"address\":{\"city\":\"Bern\"}}");
        created("customers", "{\"name\":\"Bob\",\"email\":null,\"address\":null}");
        String product = created("products", "{\"name\":\"nut\",\"price\":1.5}");
        created("orders",
                "{\"customer_id\":\"%s\",\"placed_on\":\"2026-11-29\",\"lines\":[{\"product_id\":\"%s\",\"pieces\":2,\"price\":1}]}"
                        .formatted(customer, product));
        created("baskets", "{\"name\":\"b\",\"shop\":{\"city\":\"Bern\",\"shelf\":{\"row\":3}},\"tags\":[\"a\"],\"labels\":{\"x\":\"y\"},"
                + "\"lines\":[{\"article\":\"nut\"}]}");
        created("kind-checkeds", "{\"title\":\"abc\",\"notes\":[\"n\"],\"range\":{\"lowest\":1,\"highest\":2}}");
        created("kind-permits", "{\"applicant\":\"Ada\",\"officer\":\"Bob\",\"code\":\"ABC\"}");
        String actor = created("actors", "{\"name\":\"contract %s\",\"kind\":\"SERVICE\"}".formatted(System.nanoTime()));
        assertAnswer("post", "/api/v1/actors/{id}/keys", administrator.post("actors/" + actor + "/keys", "{\"name\":\"k\"}"));
    }

    /** Creates a row; the answer to it is one of those that the contract describes. */
    private static String created(String path, String body) {
        Answer answer = administrator.post(path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
        assertAnswer("post", "/api/v1/" + path, answer);
        IDS.put("/api/v1/" + path, answer.json().getString("id"));
        return answer.json().getString("id");
    }

    @Test
    void everyReadAnswersWhatTheContractSays() {
        List<String> asked = new ArrayList<>();
        contract.getJsonObject("paths").forEach((path, item) -> {
            if (item.asJsonObject().containsKey("get") && !path.contains("probe") && !LEFT_OUT.contains(path)) {
                assertAnswer("get", path, administrator.get(filled(path)));
                asked.add(path);
            }
        });

        assertThat(asked).contains("/api/v1/me", "/api/v1/overview", "/api/v1/actors/{id}/keys", "/api/v1/orders/{id}",
                "/api/v1/kind-years/{year}/times", "/api/v1/customers/{id}/orders");
    }

    @Test
    void changesAnswerWhatTheContractSays() {
        IDS.forEach((path, id) -> {
            String row = path + "/" + id;
            Answer read = administrator.get(row);
            assertThat(findings("#/components/schemas/" + body(path + "/{id}", "put", JSON), read.body())).as("put back " + row).isEmpty();
            assertAnswer("put", path + "/{id}", administrator.put(row, read.body()));
            assertAnswer("patch", path + "/{id}", administrator.patch(row, "{}"));
            assertAnswer("patch", path + "/{id}", administrator.patch(row, "{\"no_such_field\":1}"));
            assertAnswer("get", path + "/{id}", administrator.get(path + "/" + NOWHERE));
        });
    }

    @Test
    void eachLineOfAnImportIsWhatTheContractSays() {
        String file = "{\"number\":\"L1\",\"customer\":\"c\",\"total\":1}\n{\"number\":\"L2\",\"customer\":\"c\",\"total\":-1}\n";
        Answer answer = administrator.send("invoices/batch?mode=parts",
                request -> request.header("Content-Type", LINES).POST(BodyPublishers.ofString(file)));
        JsonObject line = contract.getJsonObject("components").getJsonObject("schemas").getJsonObject("BatchLine");

        assertThat(contract.getJsonObject("paths").getJsonObject("/api/v1/invoices/batch").getJsonObject("post")
                .getJsonObject("responses").getJsonObject("200").getJsonObject("content").getJsonObject(LINES).getJsonObject("schema")
                .getString("$ref")).endsWith("/BatchLine");
        assertThat(answer.body().lines()).as(answer.body()).hasSize(3).allSatisfy(each -> {
            assertThat(findings("#/components/schemas/BatchLine", each)).as(each).isEmpty();
            assertThat(line.getJsonObject("properties").keySet()).containsAll(ProblemDocuments.parse(each).keySet());
        });
    }

    @Test
    void contractTakesALineThatNamesAnotherRowAndTellsTheColumns() {
        JsonObject content = contract.getJsonObject("paths").getJsonObject("/api/v1/products/batch").getJsonObject("post")
                .getJsonObject("requestBody").getJsonObject("content");
        String line = content.getJsonObject(LINES).getJsonObject("schema").getString("$ref");

        assertThat(line).endsWith("/ProductImportLine");
        assertThat(findings(line, "{\"name\":\"Spade\",\"price\":10,\"category\":{\"name\":\"Garden\"}}")).isEmpty();
        assertThat(findings(line, "{\"id\":\"019af000-0000-7000-8000-000000000000\",\"version\":1,\"price\":10}")).isEmpty();
        assertThat(findings(line, "{\"name\":\"Spade\",\"price\":10,\"category\":{\"colour\":\"red\"}}")).isNotEmpty();
        assertThat(findings(line, "{\"name\":\"Spade\",\"price\":10,\"colour\":\"red\"}")).isNotEmpty();
        assertThat(content.getJsonObject("text/csv").getJsonObject("schema").getString("description"))
                .contains("spelt so: category_id, name, price, suppliers; or category.name in place of category_id.")
                .contains("as an export has them: id, ");
    }

    @Test
    void methodsOfResourcesThatAreScannedAnswerWhatTheyReturn() {
        JsonObject paths = contract.getJsonObject("paths");

        assertThat(paths.getJsonObject("/api/v1/probe/reminder/{id}").getJsonObject("post").getJsonObject("responses").keySet())
                .contains("204").doesNotContain("200", "201");
        assertThat(paths.getJsonObject("/api/v1/probe/visibility/{id}").getJsonObject("get").getJsonObject("responses")
                .getJsonObject("200").getJsonObject("content").getJsonObject(JSON).getJsonObject("schema")
                .getJsonObject("additionalProperties").getString("type")).isEqualTo("boolean");
    }

    private static String body(String path, String method, String mediaType) {
        String reference = contract.getJsonObject("paths").getJsonObject(path).getJsonObject(method).getJsonObject("requestBody")
                .getJsonObject("content").getJsonObject(mediaType).getJsonObject("schema").getString("$ref");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String filled(String path) {
        String list = path.contains("/{id}") ? path.substring(0, path.indexOf("/{id}")) : path;
        return path.replace("{id}", IDS.getOrDefault(list, NOWHERE)).replace("{year}", "2026").replaceAll("\\{[a-z_]+}", "none");
    }

    private static void assertAnswer(String method, String path, Answer answer) {
        String asked = method + " " + path + ": " + answer.status();
        JsonObject responses = contract.getJsonObject("paths").getJsonObject(path).getJsonObject(method).getJsonObject("responses");
        assertThat(responses.keySet()).as(asked + " " + answer.body()).contains(Integer.toString(answer.status()));
        JsonObject response = resolved(responses.getJsonObject(Integer.toString(answer.status())));
        String type = answer.response().headers().firstValue("Content-Type").orElse("").split(";")[0];
        if (type.equals(JSON) || type.equals(PROBLEM)) {
            JsonObject content = response.getJsonObject("content");
            assertThat(content).as(asked + " has " + type).containsKey(type);
            JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
            assertThat(findings(schema, answer.body())).as(asked + " " + answer.body()).isEmpty();
        }
    }

    private static List<ContractSchemas.Finding> findings(JsonObject schema, String body) {
        if (schema.containsKey("$ref")) {
            return findings(schema.getString("$ref"), body);
        }
        JsonObject named = JsonProvider.provider().createPointer("/components/schemas/Asked").add(contract, schema);
        return new ContractSchemas(named).findings("#/components/schemas/Asked", body);
    }

    private static List<ContractSchemas.Finding> findings(String reference, String body) {
        return schemas.findings(reference, body);
    }

    private static JsonObject resolved(JsonObject response) {
        String reference = response.getString("$ref", "");
        return reference.isEmpty() ? response : contract.getValue(reference.substring(1)).asJsonObject();
    }
}
