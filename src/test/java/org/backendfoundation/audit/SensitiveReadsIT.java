package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What reads of an entity with sensitive reads leave in the trail. */
@OncePerEngine
class SensitiveReadsIT {

    private static SampleServer server;
    private static Api one;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        one = server.one();
    }

    @Test
    void sensitiveReadsLeaveAnEntryEach() {
        Answer created = one.post("stock", "{\"article\": \"seen\", \"pieces\": 1}");
        String id = created.json().getString("id");
        String read = "action_type = 'READ' AND entity_type = 'Stock' AND entity_id = '" + id + "'";

        assertThat(one.get("stock/" + id).status()).isEqualTo(200);
        assertThat(one.get("stock/" + id, "If-None-Match", created.header("ETag")).status()).isEqualTo(304);
        assertThat(one.get("stock/" + id + "/history").status()).isEqualTo(200);

        assertThat(RecordedEntry.where(server, read)).extracting(RecordedEntry::actor).containsOnly(SampleServer.ONE);
        assertThat(RecordedEntry.where(server, read)).extracting(entry -> entry.metadata().toString()).containsExactly("{\"read\":\"row\"}",
                "{\"read\":\"row\"}", "{\"read\":\"history\"}");
    }

    @Test
    void sensitiveListLeavesItsQueryAndTheIdsShown() {
        String id = one.post("stock", "{\"article\": \"listed\", \"pieces\": 1}").json().getString("id");

        Answer page = one.get("stock?limit=200", "X-Request-Id", "list-of-the-test");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        RecordedEntry entry = RecordedEntry.where(server, "action_type = 'READ' AND request_id = 'list-of-the-test'").get(0);
        assertThat(entry.metadata().getJsonObject("query")).hasToString("{\"limit\":[\"200\"]}");
        assertThat(entry.metadata().getInt("rows")).isEqualTo(page.json().getJsonArray("items").size());
        assertThat(entry.metadata().getJsonArray("ids").toString()).contains(id).doesNotContain("listed");
    }

    @Test
    void filterThatLeadsToSensitiveRowsLeavesWhatWasAskedOfThem() {
        String stock = one.post("stock", "{\"article\": \"referred\", \"pieces\": 1}").json().getString("id");
        assertThat(one.post("kind-handovers", "{\"stock_id\": \"" + stock + "\"}").status()).isEqualTo(201);

        Answer page = one.get("kind-handovers?stock.article=referred&machine.power_not=1&limit=2", "X-Request-Id", "through-a-reference");

        assertThat(page.json().getJsonArray("items")).hasSize(1);
        RecordedEntry entry = RecordedEntry.where(server, "action_type = 'READ' AND entity_type = 'Stock' AND request_id = "
                + "'through-a-reference'").get(0);
        assertThat(entry.metadata().getJsonObject("query")).hasToString("{\"stock.article\":[\"referred\"]}");
        assertThat(entry.metadata().getJsonArray("ids")).isEmpty();
    }

    @Test
    void sensitiveReadIsRefusedWhereItsEntryCannotBeWritten() throws SQLException {
        String id = one.post("stock", "{\"article\": \"unseen\", \"pieces\": 1}").json().getString("id");
        try (Connection connection = server.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            connection.createStatement().execute("""
                    CREATE FUNCTION refuse_read() RETURNS trigger LANGUAGE plpgsql AS
                      $$ BEGIN IF NEW.action_type = 'READ' THEN RAISE 'no entry'; END IF; RETURN NEW; END $$;
                    CREATE TRIGGER refuse_read BEFORE INSERT ON audit_trail.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_read()""");
            try {
                for (String path : List.of("stock/" + id, "stock", "stock/" + id + "/history")) {
                    Answer refused = one.get(path);
                    assertThat(refused.code()).as(path).isEqualTo("ENTRY_REFUSED");
                    assertThat(refused.body()).doesNotContain("unseen");
                }
            } finally {
                connection.createStatement().execute("DROP TRIGGER refuse_read ON audit_trail.audit_entry; DROP FUNCTION refuse_read()");
            }
        }
    }

    @Test
    void secretThatSomebodyAsksForIsMaskedInTheEntry() {
        one.get("stock?supplier_password=hunter2&article=asked", "X-Request-Id", "secret-asked-for");

        RecordedEntry entry = RecordedEntry.where(server, "action_type = 'READ' AND request_id = 'secret-asked-for'").get(0);
        JsonObject query = entry.metadata().getJsonObject("query");
        assertThat(query.getString("supplier_password")).isEqualTo("***");
        assertThat(query.getJsonArray("article")).hasToString("[\"asked\"]");
    }

    @Test
    void rowsOfASensitiveClassLeaveTheirEntryInTheListOfTheClassAboveIt() {
        String id = one.post("audited-probe/cars", "").body();

        assertThat(one.get("audited-vehicles?limit=200", "X-Request-Id", "list-of-vehicles").body()).contains(id);
        assertThat(one.get("audited-vehicles/" + id + "/history", "X-Request-Id", "history-of-a-car").status()).isEqualTo(200);

        JsonObject list = RecordedEntry.where(server, "action_type = 'READ' AND request_id = 'list-of-vehicles'").get(0).metadata();
        assertThat(list.getJsonArray("ids").toString()).contains(id);
        assertThat(RecordedEntry.where(server, "action_type = 'READ' AND request_id = 'history-of-a-car'")).hasSize(1);
    }

    @Test
    void cursorIsMaskedBecauseItHasAValueOfARow() {
        for (String pieces : List.of("1", "2")) {
            one.post("stock", "{\"article\": \"cursor\", \"pieces\": " + pieces + "}");
        }
        String cursor = one.get("stock?article=cursor&limit=1").json().getString("next");

        one.get("stock?article=cursor&limit=1&cursor=" + cursor, "X-Request-Id", "second-page");

        RecordedEntry entry = RecordedEntry.where(server, "action_type = 'READ' AND request_id = 'second-page'").get(0);
        assertThat(entry.metadata().getJsonObject("query").getString("cursor")).isEqualTo("***");
    }
}
