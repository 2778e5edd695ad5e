package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happened to a row, seen by whoever may see the row. */
@OncePerEngine
class EntityHistoryIT {

    private static SampleServer server;
    private static Api one;
    private static Api administrator;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        one = server.one();
        administrator = server.administrator();
    }

    @Test
    void ownerSeesWhatHappenedNewestFirst() {
        String id = create("seen");
        one.patch("invoices/" + id, "{\"total\": 2}");

        JsonObject page = one.get("invoices/" + id + "/history").json();

        assertThat(actions(page)).containsExactly("UPDATE", "CREATE");
        assertThat(page.getJsonArray("items").getJsonObject(0).keySet()).containsExactlyElementsOf(AuditEntry.NAMES);
        assertThat(page.isNull("next")).isTrue();
        assertThat(page.isNull("previous")).isTrue();
    }

    @Test
    void ownerTellsWhatHappenedToItsParts() {
        JsonObject created = one.post("baskets", "{\"lines\":[{\"article\":\"nut\",\"pieces\":2},{\"article\":\"bolt\"}]}").json();
        List<JsonObject> lines = created.getJsonArray("lines").getValuesAs(JsonObject.class);
        String nut = lines.get(0).getString("id");
        String bolt = lines.get(1).getString("id");
        String path = "baskets/" + created.getString("id");

        one.patch(path, "{\"lines\":[{\"id\":\"%s\",\"article\":\"nut\",\"pieces\":5},{\"id\":\"%s\",\"article\":\"bolt\"}]}"
                .formatted(nut, bolt));
        JsonObject moved = one.patch(path, "{\"lines\":[{\"id\":\"%s\",\"article\":\"nut\",\"pieces\":5},{\"article\":\"washer\"}]}"
                .formatted(nut)).json();
        String washer = moved.getJsonArray("lines").getJsonObject(1).getString("id");

        List<JsonObject> entries = one.get(path + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(lines(entries.get(2)).getJsonObject("after").keySet()).containsExactlyInAnyOrder(nut, bolt);
        assertThat(lines(entries.get(1)).getJsonObject("before")).hasToString("{\"%s\":{\"pieces\":2}}".formatted(nut));
        assertThat(lines(entries.get(1)).getJsonObject("after")).hasToString("{\"%s\":{\"pieces\":5}}".formatted(nut));
        assertThat(lines(entries.get(0)).getJsonObject("before")).containsOnlyKeys(bolt);
        assertThat(lines(entries.get(0)).getJsonObject("before").getJsonObject(bolt)).containsOnlyKeys("is_active", "article", "pieces");
        assertThat(lines(entries.get(0)).getJsonObject("after").keySet()).containsExactly(washer);
    }

    @Test
    void historyIsPagedBothWays() {
        String id = create("paged");
        for (int total = 2; total < 6; total++) {
            one.patch("invoices/" + id, "{\"total\": %s}".formatted(total));
        }
        Answer first = one.get("invoices/" + id + "/history?limit=3");

        Answer second = one.get("invoices/" + id + "/history?limit=3&cursor=" + first.json().getString("next"));
        Answer back = one.get("invoices/" + id + "/history?limit=3&cursor=" + second.json().getString("previous"));

        assertThat(actions(first.json())).containsExactly("UPDATE", "UPDATE", "UPDATE");
        assertThat(actions(second.json())).containsExactly("UPDATE", "CREATE");
        assertThat(back.json().getJsonArray("items")).isEqualTo(first.json().getJsonArray("items"));
        assertThat(first.header("Link")).startsWith("</api/v1/invoices/" + id + "/history?").endsWith("rel=\"next\"");
        assertThat(second.header("Link")).endsWith("rel=\"prev\"");
    }

    @Test
    void cursorBelongsToItsRow() {
        String id = create("cursor");
        String other = create("other cursor");
        one.patch("invoices/" + id, "{\"total\": 2}");
        String cursor = one.get("invoices/" + id + "/history?limit=1").json().getString("next");

        assertThat(one.get("invoices/" + other + "/history?cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(one.get("invoices/" + id + "/history?limit=0&outcome=SUCCESS").violations()).containsExactlyInAnyOrder("limit range",
                "outcome unknown");
    }

    @Test
    void deletedRowsHaveAHistoryForAdministrators() {
        String id = create("deleted");
        one.delete("invoices/" + id);

        assertThat(one.get("invoices/" + id + "/history").code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(actions(administrator.get("invoices/" + id + "/history").json())).containsExactly("DELETE", "CREATE");
    }

    @Test
    void purgedRowsHaveAHistoryForAdministrators() {
        String id = create("purged");
        one.delete("invoices/" + id);
        administrator.post("invoices/purge",
                "{\"deleted_before\": \"" + OffsetDateTime.now(ZoneOffset.UTC) + "\", \"reason\": \"asked for\"}");

        assertThat(one.get("invoices/" + id + "/history").status()).isEqualTo(404);
        assertThat(actions(administrator.get("invoices/" + id + "/history").json())).containsExactly("PURGE", "DELETE", "CREATE");
    }

    @Test
    void rowsOfOthersHaveNone() {
        String id = create("of one");

        assertThat(server.other().get("invoices/" + id + "/history").code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(one.asStranger().get("invoices/" + id + "/history").status()).isEqualTo(401);
    }

    @Test
    void whatNeverWasHasNone() {
        assertThat(administrator.get("invoices/" + UUID.randomUUID() + "/history").code()).isEqualTo("ENTITY_NOT_FOUND");
    }

    @Test
    void actorsHaveAHistory() {
        String id = administrator.post("actors", "{\"name\": \"remembered\", \"kind\": \"SERVICE\", \"roles\": [\"client\"]}").json()
                .getString("id");
        administrator.patch("actors/" + id, "{\"name\": \"renamed\"}");

        assertThat(actions(administrator.get("actors/" + id + "/history").json())).containsExactly("UPDATE", "CREATE");
        assertThat(one.get("actors/" + id + "/history").status()).isEqualTo(403);
    }

    private static JsonObject lines(JsonObject entry) {
        return entry.getJsonObject("metadata").getJsonObject("changes").getJsonObject("lines");
    }

    private static String create(String number) {
        return one.post("invoices", "{\"number\": \"%s\", \"customer\": \"ACME\", \"total\": 1}".formatted(number)).json().getString("id");
    }

    private static List<String> actions(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(entry -> entry.getString("action_type")).toList();
    }
}
