package org.backendfoundation.persistence.resource;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An entity over REST, as the page about entities describes it, on the real server and database. */
@OncePerEngine
class EntityResourceIT {

    private static final String INVOICES = "invoices";

    private static SampleServer sample;
    private static Api client;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        admin = sample.administrator();
    }

    @Test
    void createdEntityIsAnsweredWithPlaceAndTag() {
        Answer created = client.post(INVOICES, invoice(number()));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/v1/invoices/" + created.json().getString("id"));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.json().keySet()).contains("id", "created_at", "updated_at", "is_active", "version", "created_by", "updated_by");
    }

    @Test
    void whatWasWrittenIsRead() {
        Answer created = client.post(INVOICES, """
                {"number":"%s","customer":"ACME","total":12.50,"due_on":"2026-01-31","details":{"a":[true],"b":1},
                 "approved_by":"0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"}""".formatted(number()));

        Answer read = client.get(created.header("Location"));

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(UUID.fromString(read.json().getString("id")).version()).isEqualTo(7);
    }

    @Test
    void answerToAWriteIsWhatIsStored() {
        Answer created = client.post(INVOICES, "{\"number\":\"%s\",\"customer\":\"A\",\"total\":5}".formatted(number()));

        assertThat(created.body()).contains("\"total\":5.00");
        assertThat(client.put(created.header("Location"), created.body().replace("5.00", "5")).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void purgeRemovesForGoodWhatWasDeletedBefore() {
        String id = client.post(INVOICES, invoice(number())).json().getString("id");
        client.delete("invoices/" + id);
        String order = "{\"deleted_before\":\"%s\",\"reason\":\"retention\"}";

        assertThat(sample.one().post("invoices/purge", order.formatted("2000-01-01T00:00:00Z")).status()).isEqualTo(403);
        assertThat(admin.post("invoices/purge", order.formatted("2000-01-01T00:00:00Z")).json().getInt("purged")).isZero();
        assertThat(admin.post("invoices/purge", order.formatted("9999-01-01T00:00:00Z")).violations())
                .containsExactly("/deleted_before past");
        assertThat(admin.post("invoices/purge", order.formatted(OffsetDateTime.now(ZoneOffset.UTC))).json().getInt("purged")).isPositive();
        assertThat(admin.get("invoices/" + id + "?include=inactive").status()).isEqualTo(404);
    }

    @Test
    void writtenByWhomIsToldAndNotTaken() {
        JsonObject created = sample.one().post(INVOICES, invoice(number())).json();

        assertThat(created.getString("created_by")).isEqualTo(sample.one().get("me").json().getString("id"));
        assertThat(admin.patch("invoices/" + created.getString("id"), "{\"customer\":\"B\"}").json().getString("updated_by"))
                .isEqualTo(admin.get("me").json().getString("id"));
    }

    @Test
    void readOnlyAndUnknownFieldsAreRefused() {
        assertThat(client.post(INVOICES, "{\"id\":\"%s\",\"version\":3}".formatted(UUID.randomUUID())).violations())
                .containsExactlyInAnyOrder("/id read_only", "/version read_only");
        assertThat(client.post(INVOICES, "{\"number\":\"1\",\"customer\":\"A\",\"total\":1,\"colour\":\"red\"}").violations())
                .containsExactly("/colour unknown");
        assertThat(client.patch(created(), "{\"created_by\":null,\"is_active\":false}").violations())
                .containsExactlyInAnyOrder("/created_by read_only", "/is_active read_only");
    }

    @Test
    void brokenConstraintsAreToldByPointer() {
        Answer refused = client.post(INVOICES, "{\"number\":\"\",\"total\":-1}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/number not_blank", "/customer not_blank", "/total positive_or_zero");
    }

    @Test
    void oldestAndLastDateAreKept() {
        for (String date : List.of("0001-01-01", "1500-02-28", "9999-12-31")) {
            Answer created = client.post(INVOICES,
                    "{\"number\":\"%s\",\"customer\":\"A\",\"total\":1,\"due_on\":\"%s\"}".formatted(number(), date));

            assertThat(client.get(created.header("Location")).json().getString("due_on")).isEqualTo(date);
        }
        assertThat(client.get("invoices?due_on=%2B10000-01-01").violations()).containsExactly("due_on format");
    }

    @Test
    void putReplacesTheWhole() {
        Answer created = client.post(INVOICES,
                "{\"number\":\"%s\",\"customer\":\"A\",\"total\":1,\"due_on\":\"2026-01-31\"}".formatted(number()));

        Answer replaced = client.put(created.header("Location"), invoice(number()));

        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
        assertThat(replaced.json()).doesNotContainKey("due_on");
    }

    @Test
    void whatWasReadCanBePutBack() {
        String place = created();
        Answer read = client.get(place);

        Answer put = client.put(place, read.body(), "If-Match", read.header("ETag"));

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json()).isEqualTo(read.json());
    }

    @Test
    void patchChangesWhatItNamesAndNullRemoves() {
        Answer created = client.post(INVOICES, """
                {"number":"%s","customer":"A","total":1,"due_on":"2026-01-31","details":{"a":1,"b":2}}""".formatted(number()));

        Answer patched = client.patch(created.header("Location"), "{\"due_on\":null,\"customer\":\"B\",\"details\":{\"a\":null,\"c\":3}}");

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.json()).doesNotContainKey("due_on");
        assertThat(patched.json().getString("customer")).isEqualTo("B");
        assertThat(patched.json().getJsonObject("details")).hasToString("{\"b\":2,\"c\":3}");
        assertThat(client.get(created.header("Location")).json()).isEqualTo(patched.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json-patch+json", "text/plain"})
    void otherPatchesAreToldWhichIsTaken(String type) {
        Answer refused = admin.send(created(), patch -> patch.method("PATCH", BodyPublishers.ofString("{}")).header("Content-Type", type));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(refused.json().getString("detail")).contains("send application/merge-patch+json");
    }

    @Test
    void optionsTellWhichPatchIsTaken() {
        Answer options = admin.send(created(), request -> request.method("OPTIONS", BodyPublishers.noBody()));

        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(options.header("Allow")).contains("PATCH");
    }

    @Test
    void deletedEntityIsGoneUntilAnAdministratorAsks() {
        String place = created();

        assertThat(client.delete(place).status()).isEqualTo(204);

        assertThat(client.get(place).code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(client.delete(place).status()).isEqualTo(404);
        assertThat(client.patch(place, "{}").status()).isEqualTo(404);
        assertThat(admin.get(place + "?include=inactive").json().getBoolean("is_active")).isFalse();
        assertThat(sample.one().get(place + "?include=inactive").status()).isEqualTo(403);
        assertThat(sample.one().get(INVOICES + "?include=inactive").status()).isEqualTo(403);
    }

    @Test
    void deletedEntityComesBack() {
        String place = created();
        client.delete(place);

        assertThat(sample.one().post(place + "/restore", "").status()).isEqualTo(403);
        assertThat(admin.post(place + "/restore", "").header("ETag")).isEqualTo("\"3\"");
        assertThat(client.get(place).status()).isEqualTo(200);
        assertThat(admin.post(place + "/restore", "").code()).isEqualTo("ALREADY_ACTIVE");
    }

    @Test
    void uniquenessHoldsAmongActiveRows() {
        String number = number();
        Answer first = client.post(INVOICES, invoice(number));

        Answer second = client.post(INVOICES, invoice(number));
        client.delete(first.header("Location"));
        Answer third = client.post(INVOICES, invoice(number));
        Answer restored = admin.post(first.header("Location") + "/restore", "");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.violations()).containsExactly("/number unique");
        assertThat(third.status()).isEqualTo(201);
        assertThat(restored.status()).isEqualTo(409);
        assertThat(restored.body()).contains("Another active invoice has this number.");
    }

    @Test
    void othersRowsAreAsIfTheyDidNotExist() {
        Answer mine = sample.one().post(INVOICES, invoice(number()));
        String place = mine.header("Location");

        assertThat(sample.one().get(place).status()).isEqualTo(200);
        assertThat(sample.other().get(place).status()).isEqualTo(404);
        assertThat(sample.other().patch(place, "{\"customer\":\"B\"}").status()).isEqualTo(404);
        assertThat(sample.other().delete(place).status()).isEqualTo(404);
        assertThat(sample.other().get(INVOICES).body()).doesNotContain(mine.json().getString("id"));
        assertThat(admin.get(place).status()).isEqualTo(200);
    }

    @Test
    void malformedIdsAndBodiesAreRefused() {
        assertThat(client.get("invoices/nonsense").status()).isEqualTo(400);
        assertThat(client.post(INVOICES, "{").code()).isEqualTo("MALFORMED_JSON");
        assertThat(client.post(INVOICES, "[]").violations()).containsExactly(" type");
        assertThat(client.patch(created(), "3").violations()).containsExactly(" type");
        assertThat(client.post(INVOICES, "").code()).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void contractDescribesTheEntity() {
        JsonObject contract = sample.openApi();
        JsonObject invoice = contract.getJsonObject("components").getJsonObject("schemas").getJsonObject("Invoice");
        JsonObject paths = contract.getJsonObject("paths");

        assertThat(paths.keySet()).contains("/api/v1/invoices", "/api/v1/invoices/{id}", "/api/v1/invoices/{id}/restore")
                .noneMatch(path -> path.startsWith("/null"));
        assertThat(paths.getJsonObject("/api/v1/invoices/{id}").keySet()).containsExactlyInAnyOrder("get", "put", "patch", "delete");
        assertThat(invoice.getJsonObject("properties").getJsonObject("due_on").getString("format")).isEqualTo("date");
        assertThat(invoice.getJsonObject("properties").getJsonObject("created_at").getBoolean("readOnly")).isTrue();
        assertThat(invoice.getJsonObject("properties").keySet()).containsAll(client.get(created()).json().keySet());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = sample.openApi().getJsonObject("paths").entrySet().stream().filter(path -> !path.getKey().contains("probe"))
                .flatMap(path -> path.getValue().asJsonObject().values().stream()).filter(JsonObject.class::isInstance)
                .map(operation -> operation.asJsonObject().getString("operationId")).toList();

        assertThat(names).contains("createInvoice", "listInvoice").doesNotHaveDuplicates();
    }

    private static String created() {
        return client.post(INVOICES, invoice(number())).header("Location");
    }

    private static String number() {
        return "N-" + UUID.randomUUID();
    }

    private static String invoice(String number) {
        return "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10}".formatted(number);
    }
}
