package org.backendfoundation.persistence.ownlist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team's own lists: {@code GET /places/{city}/orders/late} and {@code GET /customers/{id}/open-orders}. */
@OncePerEngine
class OwnListIT {

    private static SampleServer sample;
    private static Api api;
    private static Api dispatcher;

    private final String city = "City-" + UUID.randomUUID();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private String customer;
    private List<String> late;
    private String punctual;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        api = sample.one();
        dispatcher = sample.caller("dispatcher-of-lists", "dispatcher");
    }

    @BeforeEach
    void makeOrders() {
        customer = customerIn(city);
        late = IntStream.of(30, 20, 10).mapToObj(days -> order(customer, days)).toList();
        punctual = order(customer, 1);
        order(customerIn("Elsewhere"), 30);
    }

    private static String customerIn(String city) {
        return created(api.post("customers", "{\"name\": \"Acme\", \"email\": \"%s@example.org\", \"address\": {\"city\": \"%s\"}}"
                .formatted(UUID.randomUUID(), city)));
    }

    private String order(String by, int daysAgo) {
        return created(api.post("orders", "{\"customer_id\": \"%s\", \"placed_on\": \"%s\"}".formatted(by, today.minusDays(daysAgo))));
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    private String list() {
        return "places/" + city + "/orders/late";
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json().getJsonArray("items").getValuesAs(JsonObject.class).stream().map(row -> row.getString("id")).toList();
    }

    @Test
    void hasTheRowsOfItsConditionAndOfThePath() {
        assertThat(ids(api.get(list()))).containsExactlyElementsOf(late);
        assertThat(ids(api.get("places/" + city + "/orders"))).hasSize(4).contains(punctual);
        assertThat(api.get("orders/" + late.get(0)).json()).isEqualTo(api.get(list()).json().getJsonArray("items").getJsonObject(0));
    }

    @Test
    void ownParameterIsPartOfTheCondition() {
        assertThat(ids(api.get(list() + "?days=15"))).containsExactlyElementsOf(late.subList(0, 2));
        assertThat(ids(api.get(list() + "?days=0"))).contains(punctual);
    }

    @Test
    void takesWhatEveryListTakes() {
        Answer page = api.get(list() + "?sort=-placed_on&limit=2&fields=placed_on,customer_id&expand=customer&count=exact&days=5"
                + "&placed_on_from=" + today.minusDays(25));

        assertThat(ids(page)).containsExactly(late.get(2), late.get(1));
        assertThat(page.json().getInt("count")).isEqualTo(2);
        JsonObject first = page.json().getJsonArray("items").getJsonObject(0);
        assertThat(first.keySet()).containsExactlyInAnyOrder("id", "placed_on", "customer_id", "customer");
        assertThat(first.getJsonObject("customer").getString("id")).isEqualTo(customer);
        assertThat(api.get(list() + "?count=estimated").json().getBoolean("count_is_exact")).isTrue();
    }

    @Test
    void pagesFollowOneAnother() {
        Answer first = api.get(list() + "?limit=2&days=5");
        String next = first.json().getString("next");

        assertThat(ids(first)).containsExactlyElementsOf(late.subList(0, 2));
        assertThat(ids(api.get(list() + "?limit=2&days=5&cursor=" + next))).containsExactly(late.get(2));
        assertThat(first.header("Link")).contains("/late?", "days=5");
        assertThat(api.get(list() + "?limit=2&days=6&cursor=" + next).code()).isEqualTo("INVALID_CURSOR");
        assertThat(api.get("places/" + city + "/orders?limit=2&cursor=" + next).code()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void wrongParametersAreRefused() {
        assertThat(api.get(list() + "?day=3").violations()).singleElement().asString().startsWith("day ");
        assertThat(api.get(list() + "?days=3&days=4").violations()).singleElement().asString().startsWith("days ");
        assertThat(api.get(list() + "?days=-1").status()).isEqualTo(400);
        assertThat(api.get("places/" + city + "/orders?days=3").status()).isEqualTo(400);
    }

    @Test
    void pathNarrowsSingleRowsAndWrites() {
        String elsewhere = "places/Elsewhere/orders/";

        assertThat(api.get("places/" + city + "/orders/" + punctual).status()).isEqualTo(200);
        assertThat(api.get(elsewhere + punctual).code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(api.patch(elsewhere + punctual, "{\"placed_on\": \"2026-01-01\"}").code()).isEqualTo("ENTITY_NOT_FOUND");
        Answer outside = api.post("places/Elsewhere/orders",
                "{\"customer_id\": \"%s\", \"placed_on\": \"2026-05-01\"}".formatted(customer));
        assertThat(outside.code()).isEqualTo("ROW_FORBIDDEN");
    }

    @Test
    void pathOfAnotherResourceNarrowsNothing() {
        assertThat(api.get("customers/" + customer + "/orders").json().getJsonArray("items")).hasSize(4);
        assertThat(api.post("shipments", "{\"order_id\": \"%s\", \"carrier\": \"Rail\"}".formatted(punctual)).status()).isEqualTo(201);
    }

    @Test
    void listOfAnotherEntityBelongsToARow() {
        String open = "customers/" + customer + "/open-orders";
        assertThat(dispatcher.post("orders/" + late.get(0) + "/ship", "{\"carrier\": \"Post\", \"on\": \"%s\"}".formatted(today)).status())
                .isEqualTo(200);

        assertThat(ids(api.get(open))).containsExactlyInAnyOrder(late.get(1), late.get(2), punctual);
        assertThat(ids(api.get(open + "?placed_on=" + today.minusDays(1)))).containsExactly(punctual);
        assertThat(api.get("customers/" + UUID.randomUUID() + "/open-orders").code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(dispatcher.get(open).status()).isEqualTo(403);
    }

    @Test
    void deletedRowsAreForAdministrators() {
        assertThat(api.delete("orders/" + late.get(0)).status()).isEqualTo(204);

        assertThat(ids(api.get(list()))).containsExactlyElementsOf(late.subList(1, 3));
        assertThat(api.get(list() + "?include=inactive").status()).isEqualTo(403);
        assertThat(ids(sample.administrator().get(list() + "?include=inactive"))).containsExactlyElementsOf(late);
    }

    @Test
    void contractDescribesIt() {
        JsonObject paths = sample.openApi().getJsonObject("paths");
        JsonObject own = paths.getJsonObject("/api/v1/places/{city}/orders/late").getJsonObject("get");
        JsonObject ofRow = paths.getJsonObject("/api/v1/customers/{id}/open-orders").getJsonObject("get");

        assertThat(own.getString("operationId")).isEqualTo("lateCustomerOrder");
        assertThat(own.getString("summary")).isEqualTo("Orders that are not on their way after some days, page by page");
        assertThat(own.getJsonArray("parameters").getValuesAs(JsonObject.class)).extracting(parameter -> parameter.getString("name"))
                .contains("days", "city", "limit", "cursor", "sort", "placed_on_from", "expand", "fields", "count").doesNotHaveDuplicates();
        assertThat(own.getJsonObject("responses").getJsonObject("200").toString()).contains("#/components/schemas/CustomerOrderPage");
        assertThat(own.getJsonArray("x-roles").toString()).contains("dispatcher");
        assertThat(ofRow.getJsonArray("parameters").toString()).contains("\"id\"", "uuid");
        assertThat(ofRow.getJsonObject("responses").getJsonObject("200").toString()).contains("#/components/schemas/CustomerOrderPage");
    }
}
