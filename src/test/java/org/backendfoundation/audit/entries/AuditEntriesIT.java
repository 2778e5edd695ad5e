package org.backendfoundation.audit.entries;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.audit.EntrySeeds;
import org.backendfoundation.audit.trail.AuditAction;
import org.backendfoundation.audit.trail.ShippedActions;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading the trail over REST, on a real server. Every test looks at entries of an actor of its own. */
@OncePerEngine
class AuditEntriesIT {

    private static SampleServer server;
    private static Api auditor;
    private static EntrySeeds seeds;

    private final UUID actor = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        seeds = new EntrySeeds(server.database());
        Api administrator = server.administrator();
        String id = administrator.post("actors", "{\"name\": \"revision\", \"kind\": \"PERSON\", \"roles\": [\"auditor\"]}").json()
                .getString("id");
        auditor = administrator.as(administrator.post("actors/" + id + "/keys", "{\"name\": \"first\"}").json().getString("key"));
    }

    @Test
    void entryOfAChangeIsListedWithWhoAndWhat() {
        Answer created = server.one().post("invoices", "{\"number\": \"listed\", \"customer\": \"ACME\", \"total\": 12.50}", "X-Request-Id",
                "listed-request");

        JsonObject entry = items(list("request_id=listed-request")).get(0);

        assertThat(entry.keySet()).containsExactlyElementsOf(AuditEntry.NAMES);
        assertThat(entry.getString("entity_id")).isEqualTo(created.json().getString("id"));
        assertThat(entry.getString("actor_name")).isEqualTo(SampleServer.ONE);
        assertThat(entry.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(entry.get("trace_id")).isEqualTo(JsonObject.NULL);
        assertThat(entry.getJsonObject("metadata").getJsonObject("changes").getJsonObject("total")).hasToString("{\"after\":12.50}");
    }

    @Test
    void entriesOfATraceAreFoundByIt() {
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        String id = server.one().post("invoices", "{\"number\": \"traced by id\", \"customer\": \"ACME\", \"total\": 1}", "traceparent",
                "00-" + trace + "-00f067aa0ba902b7-01").json().getString("id");

        List<JsonObject> found = items(list("trace_id=" + trace));

        assertThat(found).extracting(entry -> entry.getString("entity_id")).containsExactly(id);
        assertThat(found.get(0).getString("trace_id")).isEqualTo(trace);
        assertThat(items(list("trace_id=6bf92f3577b34da6a3ce929d0e0e4736"))).isEmpty();
    }

    @Test
    void everyActionCanBeLookedUpATeamsOwnAsWell() {
        List<String> actions = items(auditor.get("audit-actions").json()).stream().map(action -> action.getString("name")).toList();

        assertThat(actions).isSorted().containsAll(ShippedActions.ALL.stream().map(AuditAction::name).toList())
                .contains("CUSTOMER_REMINDED", "RATES_IMPORTED");
        assertThat(server.one().get("audit-actions").status()).isEqualTo(403);
    }

    @Test
    void everyEntryIsFoundByItsId() {
        seeds.add(actor, "SEEDED", 30, "jsonb_build_object('i', i)");

        for (JsonObject entry : items(list("actor_id=" + actor))) {
            assertThat(auditor.get("audit-entries/" + entry.getString("id")).json()).isEqualTo(entry);
        }
    }

    @Test
    void unknownIdsAreNotFoundAndMalformedOnesRefused() {
        assertThat(auditor.get("audit-entries/0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b").code()).isEqualTo("NOT_FOUND");
        assertThat(auditor.get("audit-entries/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(auditor.get("audit-entries/first").code()).isEqualTo("UNREADABLE_PARAMETER");
    }

    @Test
    void pagesForthAndBackShowTheSameEntries() {
        seeds.add(actor, "SEEDED", 23, "jsonb_build_object('i', i)");
        List<String> forth = new ArrayList<>();
        String path = "limit=5&actor_id=" + actor;
        JsonObject page = list(path);
        assertThat(page.isNull("previous")).isTrue();
        forth.addAll(numbers(page));
        while (!page.isNull("next")) {
            page = list(path + "&cursor=" + page.getString("next"));
            forth.addAll(numbers(page));
        }
        List<String> back = new ArrayList<>(numbers(page));
        while (!page.isNull("previous")) {
            page = list(path + "&cursor=" + page.getString("previous"));
            back.addAll(0, numbers(page));
        }

        assertThat(forth).hasSize(23).isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(b), Integer.parseInt(a)));
        assertThat(back).isEqualTo(forth);
    }

    @Test
    void linksLeadToBothSides() {
        seeds.add(actor, "SEEDED", 9, "'{}'");
        JsonObject first = list("limit=3&actor_id=" + actor);

        Answer second = auditor.get("audit-entries?limit=3&actor_id=" + actor + "&cursor=" + first.getString("next"));

        assertThat(second.response().headers().allValues("Link")).hasSize(2).anyMatch(link -> link.endsWith("; rel=\"next\""))
                .anyMatch(link -> link.startsWith("</api/v1/audit-entries?") && link.endsWith("; rel=\"prev\""));
    }

    @Test
    void newEntriesDoNotMovePages() {
        seeds.add(actor, "SEEDED", 6, "jsonb_build_object('i', i)");
        JsonObject first = list("limit=3&actor_id=" + actor);
        seeds.add(actor, "SEEDED", 4, "jsonb_build_object('i', 100 + i)");

        JsonObject second = list("limit=3&actor_id=" + actor + "&cursor=" + first.getString("next"));
        JsonObject newer = list("limit=3&actor_id=" + actor + "&cursor=" + second.getString("previous"));

        assertThat(numbers(second)).containsExactly("3", "2", "1");
        assertThat(numbers(newer)).isEqualTo(numbers(first));
        assertThat(numbers(list("limit=3&actor_id=" + actor + "&cursor=" + newer.getString("previous")))).containsExactly("103", "102",
                "101");
    }

    @Test
    void cursorBelongsToItsFilters() {
        seeds.add(actor, "SEEDED", 4, "'{}'");
        String cursor = list("limit=2&actor_id=" + actor).getString("next");

        assertThat(auditor.get("audit-entries?limit=2&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(auditor.get("audit-entries?actor_id=" + actor + "&outcome=SUCCESS&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(auditor.get("audit-entries?limit=1&actor_id=" + actor + "&cursor=" + cursor).status()).isEqualTo(200);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Answer refused = auditor.get("audit-entries?limit=201&from=yesterday&outcome=GOOD&actor_id=me&sort=id&text=a&text=b&count=roughly");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.violations()).containsExactlyInAnyOrder("limit range", "from format", "outcome one_of", "actor_id format",
                "sort unknown", "text single",
                "count one_of");
    }

    @Test
    void filtersNarrowTogether() {
        UUID other = UUID.randomUUID();
        seeds.add(actor, "SEEDED_A", 2, "jsonb_build_object('i', i)");
        seeds.add(actor, "SEEDED_B", 2, "jsonb_build_object('i', 10 + i)");
        seeds.add(other, "SEEDED_C", 2, "jsonb_build_object('i', 20 + i)");
        JsonObject all = list("actor_id=" + actor + "&actor_id=" + other);
        String third = items(all).get(3).getString("timestamp");

        assertThat(numbers(all)).containsExactly("22", "21", "12", "11", "2", "1");
        assertThat(numbers(list("actor_id=" + actor + "&action_type=SEEDED_B"))).containsExactly("12", "11");
        assertThat(numbers(list("actor_id=" + actor + "&action_type=SEEDED_A&action_type=SEEDED_B"))).hasSize(4);
        assertThat(numbers(list("actor_id=" + actor + "&outcome=FAILED"))).isEmpty();
        assertThat(numbers(list("actor_id=" + actor + "&from=" + third))).containsExactly("12", "11");
        assertThat(numbers(list("actor_id=" + actor + "&to=" + third))).containsExactly("2", "1");
        assertThat(numbers(list("actor_id=" + actor + "&entity_type=Invoice"))).isEmpty();
    }

    @Test
    void textIsFoundAsItStandsAndNothingElse() {
        seeds.add(actor, "SEEDED", 1, "jsonb_build_object('i', 1, 'said', '100% of a_b')");
        seeds.add(actor, "SEEDED", 1, "jsonb_build_object('i', 2, 'said', 'He said \"No\" in C:\\temp')");
        seeds.add(actor, "SEEDED", 1, "jsonb_build_object('i', 3, 'said', '100 of axb')");

        assertThat(searched("100%")).containsExactly("1");
        assertThat(searched("A_B")).containsExactly("1");
        assertThat(searched("said \"no\"")).containsExactly("2");
        assertThat(searched("c:\\TEMP")).containsExactly("2");
        assertThat(searched("'; DROP TABLE audit_entry; --")).isEmpty();
        assertThat(searched("100")).containsExactly("3", "1");
    }

    @Test
    void searchGoesOnBehindTheWayOfOneRequest() {
        seeds.add(actor, "SEEDED_NEEDLE", 3, "jsonb_build_object('i', i)");
        seeds.add(actor, "SEEDED", EntryPages.MAX_SCANNED + 100, "'{}'");
        seeds.add(actor, "SEEDED_NEEDLE", 2, "jsonb_build_object('i', 10 + i)");
        String path = "action_type=SEEDED_NEEDLE&actor_id=" + actor;

        JsonObject first = list(path);
        JsonObject second = list(path + "&cursor=" + first.getString("next"));
        JsonObject back = list(path + "&cursor=" + second.getString("previous"));

        assertThat(numbers(first)).containsExactly("12", "11");
        assertThat(numbers(second)).containsExactly("3", "2", "1");
        assertThat(second.isNull("next")).isTrue();
        List<String> backwards = new ArrayList<>(numbers(back));
        while (!back.isNull("previous")) {
            back = list(path + "&cursor=" + back.getString("previous"));
            backwards.addAll(0, numbers(back));
        }
        assertThat(backwards).containsExactly("12", "11");
    }

    @Test
    void countIsExactOrSupposed() {
        seeds.add(actor, "SEEDED", 7, "'{}'");

        JsonObject exact = list("limit=1&count=exact&actor_id=" + actor);
        JsonObject supposed = list("limit=1&count=estimated&actor_id=" + actor);

        assertThat(exact.getInt("count")).isEqualTo(7);
        assertThat(exact.getBoolean("count_is_exact")).isTrue();
        assertThat(supposed.getInt("count")).isPositive();
        assertThat(supposed.getBoolean("count_is_exact")).isFalse();
        assertThat(list("limit=1").containsKey("count")).isFalse();
    }

    @Test
    void countThatTakesTooLongIsRefused() throws SQLException {
        try (Connection holder = server.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE audit_trail.audit_entry IN ACCESS EXCLUSIVE MODE");

            Answer refused = auditor.get("audit-entries?count=exact&actor_id=" + actor);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("COUNT_TOO_LONG");
            assertThat(refused.json().getString("detail")).contains("count=estimated");
        }
    }

    @Test
    void onlyAuditorsAndAdministratorsRead() {
        assertThat(auditor.get("audit-entries").status()).isEqualTo(200);
        assertThat(server.administrator().get("audit-entries").status()).isEqualTo(200);
        assertThat(server.one().get("audit-entries").status()).isEqualTo(403);
        assertThat(server.one().asStranger().get("audit-entries").status()).isEqualTo(401);
        assertThat(auditor.get("actors").status()).isEqualTo(403);
    }

    private List<String> searched(String text) {
        return numbers(list("actor_id=" + actor + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    private static JsonObject list(String query) {
        Answer answer = auditor.get("audit-entries?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> numbers(JsonObject page) {
        return items(page).stream().map(entry -> entry.getJsonObject("metadata").get("i").toString()).toList();
    }
}
