package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team's own command, which changes rows of two entities: {@code POST /orders/{id}/ship}. */
@OncePerEngine
class EntityCommandIT {

    private static final String SHIPPING = "{\"carrier\": \"Post\", \"on\": \"2026-05-04\"}";

    private static SampleServer sample;
    private static Api api;
    private static Api dispatcher;

    private String order;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        api = sample.one();
        dispatcher = sample.caller("dispatcher-of-commands", "dispatcher");
    }

    @BeforeEach
    void makeOrder() {
        String customer = created(
                api.post("customers", "{\"name\": \"Acme\", \"email\": \"%s@example.org\"}".formatted(UUID.randomUUID())));
        order = created(api.post("orders", "{\"customer_id\": \"%s\", \"placed_on\": \"2026-05-01\"}".formatted(customer)));
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    private Answer ship(String body, String... headers) {
        return dispatcher.post("orders/" + order + "/ship", body, headers);
    }

    private JsonArray shipments() {
        return api.get("shipments?order_id=" + order).json().getJsonArray("items");
    }

    private List<String> actions(String action) {
        return sample.administrator().get("audit-entries?entity_id=%s&action_type=%s".formatted(order, action)).json().getJsonArray("items")
                .getValuesAs(JsonObject.class).stream().map(entry -> entry.getString("outcome")).toList();
    }

    @Test
    void rowsOfBothEntitiesAndTheEntryAreOneTransaction() {
        Answer shipped = ship(SHIPPING);

        assertThat(shipped.status()).as(shipped.body()).isEqualTo(200);
        assertThat(shipped.json().getString("shipped_on")).isEqualTo("2026-05-04");
        assertThat(shipped.header("ETag")).contains("\"2\"");
        assertThat(api.get("orders/" + order).json()).isEqualTo(shipped.json());
        assertThat(shipments()).hasSize(1);
        assertThat(actions("ORDER_SHIPPED")).containsExactly("SUCCESS");
        assertThat(actions("UPDATE")).containsExactly("SUCCESS");
    }

    @Test
    void refusedCommandChangesNothingAndIsRecorded() {
        ship(SHIPPING);

        Answer again = ship(SHIPPING);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("ORDER_SHIPPED");
        assertThat(shipments()).hasSize(1);
        assertThat(actions("ORDER_SHIPPED")).containsExactlyInAnyOrder("SUCCESS", "REFUSED");
    }

    @Test
    void whatFailsInTheOtherEntityTakesTheCommandBack() {
        Answer refused = ship("{\"carrier\": \"\\u0000\", \"on\": \"2026-05-04\"}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(api.get("orders/" + order).json()).doesNotContainKey("shipped_on");
        assertThat(actions("ORDER_SHIPPED")).isEmpty();
    }

    @Test
    void staleTagIsRefused() {
        assertThat(ship(SHIPPING, "If-Match", "\"7\"").code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(shipments()).isEmpty();
        assertThat(ship(SHIPPING, "If-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void repetitionIsAnsweredAsTheFirstCallAndDoesNothing() {
        Answer first = ship(SHIPPING, "Idempotency-Key", "ship-" + order, "If-Match", "\"1\"");

        Answer again = ship(SHIPPING, "Idempotency-Key", "ship-" + order, "If-Match", "\"1\"");

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shipments()).hasSize(1);
        assertThat(actions("ORDER_SHIPPED")).containsExactly("SUCCESS");
        assertThat(ship("{\"carrier\": \"Rail\", \"on\": \"2026-05-04\"}", "Idempotency-Key", "ship-" + order).status()).isEqualTo(422);
    }

    @Test
    void bodyIsValidated() {
        Answer refused = ship("{\"carrier\": \"\", \"weight\": 3}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).isNotEmpty();
    }

    @Test
    void ruleOfTheCommandIsAnsweredAsABrokenConstraint() {
        Answer refused = ship("{\"carrier\": \"Post\", \"on\": \"2026-04-30\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.violations()).containsExactly("/on too_early");
        assertThat(shipments()).isEmpty();
    }

    @Test
    void otherRolesAreRefused() {
        assertThat(api.post("orders/" + order + "/ship", SHIPPING).status()).isEqualTo(403);
        assertThat(shipments()).isEmpty();
    }

    @Test
    void unknownOrderIsNotFound() {
        assertThat(dispatcher.post("orders/" + UUID.randomUUID() + "/ship", SHIPPING).code()).isEqualTo("ENTITY_NOT_FOUND");
    }

    @Test
    void contractDescribesIt() {
        JsonObject operation = sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/orders/{id}/ship").getJsonObject("post");

        assertThat(operation.getString("operationId")).isEqualTo("shipCustomerOrder");
        assertThat(operation.getJsonArray("parameters").toString()).contains("\"id\"", "If-Match", "Idempotency-Key");
        assertThat(operation.getJsonObject("requestBody").toString()).contains("#/components/schemas/Shipping");
        assertThat(operation.getJsonObject("responses").getJsonObject("200").toString()).contains("#/components/schemas/CustomerOrder",
                "ETag");
        assertThat(sample.administrator().get("audit-actions").body()).contains("an order was given to a carrier");
    }
}
