package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes of rows leave an entry, and what must leave none, on a real server. */
@OncePerEngine
class AuditCaptureIT {

    private static SampleServer server;
    private static Api one;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        one = server.one();
    }

    @Test
    void lifeOfARowIsAnEntryForEachOfItsChanges() {
        String id = create("life", "12.50");
        one.patch("invoices/" + id, "{\"total\": 20.00, \"details\": {\"b\": 1, \"a\": 2}}");
        one.delete("invoices/" + id);
        server.administrator().post("invoices/" + id + "/restore", "");

        List<RecordedEntry> entries = entries("Invoice", id);

        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE", "DELETE", "RESTORE");
        assertThat(entries).extracting(RecordedEntry::actor).containsExactly(SampleServer.ONE, SampleServer.ONE, SampleServer.ONE,
                SampleServer.ADMINISTRATOR);
        assertThat(entries.get(0).change("total")).hasToString("{\"after\":12.50}");
        assertThat(entries.get(0).metadata().getJsonObject("changes").keySet()).containsExactlyInAnyOrder("number", "customer", "total",
                "is_active");
        assertThat(entries.get(1).change("total")).hasToString("{\"after\":20.00,\"before\":12.50}");
        assertThat(entries.get(1).change("details").containsKey("before")).isFalse();
        assertThat(entries.get(1).metadata().getInt("version")).isEqualTo(2);
        assertThat(entries.get(2).change("is_active")).hasToString("{\"after\":false,\"before\":true}");
    }

    @Test
    void purgedRowsLeaveAnEntryEachWithTheReason() {
        String id = create("purged", "1.00");
        one.delete("invoices/" + id);
        String now = OffsetDateTime.now(ZoneOffset.UTC).toString();

        Answer purged = server.administrator().post("invoices/purge",
                "{\"deleted_before\": \"" + now + "\", \"reason\": \"asked by the customer\"}");

        assertThat(purged.json().getInt("purged")).isPositive();
        RecordedEntry last = entries("Invoice", id).get(2);
        assertThat(last.action()).isEqualTo("PURGE");
        assertThat(last.metadata().getString("reason")).isEqualTo("asked by the customer");
        assertThat(last.change("customer")).hasToString("{\"before\":\"ACME\"}");
    }

    @Test
    void entryKnowsItsRequestAndTrace() {
        String body = "{\"number\": \"traced\", \"customer\": \"ACME\", \"total\": 1}";

        Answer created = one.post("invoices", body, "X-Request-Id", "request-of-the-test", "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        RecordedEntry entry = entries("Invoice", created.json().getString("id")).get(0);
        assertThat(entry.requestId()).isEqualTo("request-of-the-test");
        assertThat(entry.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(entry.outcome()).isEqualTo("SUCCESS");
    }

    @Test
    void severalFlushesAreOneEntryFromTheFirstBeforeToTheLastAfter() {
        String id = create("flushes", "1.00");

        one.post("audit-probe/flushes/" + id, "");

        List<RecordedEntry> entries = entries("Invoice", id);
        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE");
        assertThat(entries.get(1).change("customer")).hasToString("{\"after\":\"second\",\"before\":\"ACME\"}");
        assertThat(entries.get(1).change("total").getJsonNumber("after").bigDecimalValue()).isEqualByComparingTo("99");
    }

    @Test
    void whatEndsAsItBeganIsToldWhereItRaisedTheVersion() {
        String id = create("to and fro", "1.00");

        one.post("audit-probe/to-and-fro/" + id, "");
        one.patch("invoices/" + id, "{\"customer\": \"ACME\"}");
        String gone = one.post("audit-probe/come-and-go", "").body();

        List<RecordedEntry> entries = entries("Invoice", id);
        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE");
        assertThat(entries.get(1).metadata()).hasToString("{\"changes\":{},\"version\":3}");
        assertThat(entries("Invoice", gone)).isEmpty();
        assertThat(UUID.fromString(gone)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "linkage", "overflow"})
    void whateverASessionThrowsAfterAFlushTakesAllOfItBack(String thrown) {
        Answer never = one.post("audit-probe/rollback/" + thrown, "");

        assertThat(never.status()).as(never.body()).isEqualTo(200);
        assertThat(entries("Invoice", never.body())).isEmpty();
        assertThat(server.administrator().get("invoices/" + never.body() + "?include=inactive").status()).isEqualTo(404);
    }

    @Test
    void refusedChangeLeavesNoEntry() {
        String id = create("refused", "1.00");

        assertThat(one.patch("invoices/" + id, "{\"total\": 2}", "If-Match", "\"7\"").status()).isEqualTo(412);
        assertThat(one.post("invoices", "{\"number\": \"refused\", \"customer\": \"ACME\", \"total\": 1}").status()).isEqualTo(409);

        assertThat(entries("Invoice", id)).hasSize(1);
    }

    @Test
    void changeThatIsFlushedByTheCommitIsCapturedToo() {
        String id = create("at commit", "1.00");

        one.post("audit-probe/without-session-factory/" + id, "");

        assertThat(entries("Invoice", id)).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE");
    }

    @Test
    void tableWithTheTriggerIsCapturedOnceWhoeverWritesIt() {
        String id = one.post("audit-probe/stock", "").body();
        one.post("audit-probe/stock/" + id, "", "X-Request-Id", "stock-request");
        one.post("audit-probe/stock/" + id + "/to-and-fro", "");

        List<RecordedEntry> entries = entries("Stock", id);

        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE");
        assertThat(entries).extracting(RecordedEntry::actor).containsOnly(SampleServer.ONE);
        assertThat(entries.get(1).requestId()).isEqualTo("stock-request");
        assertThat(entries.get(1).change("pieces")).hasToString("{\"after\":30,\"before\":1}");
        assertThat(entries.get(1).change("supplier_password")).hasToString("{\"after\":\"***\",\"before\":\"***\"}");
        assertThat(entries.get(0).metadata().toString()).doesNotContain("paper secret");
    }

    @Test
    void bulkStatementThatLeavesNoEntryIsSaidOnceForEachTable() {
        one.post("audit-probe/bulk-without-trigger", "");
        one.post("audit-probe/bulk-without-trigger", "");

        List<String> said = server.log().text().lines().filter(line -> line.contains("A bulk statement changes rows")).toList();
        assertThat(said).filteredOn(line -> line.contains("the table invoice,")).hasSize(1);
        assertThat(said).filteredOn(line -> line.contains("the table reminder,")).hasSize(1);
        assertThat(said).noneMatch(line -> line.contains("the table stock,"));
    }

    @Test
    void statementOfTheDatabasesAdministratorIsCapturedUnderItsRole() throws SQLException {
        String id = one.post("audit-probe/stock", "").body();
        try (Connection connection = database();
                PreparedStatement update = connection.prepareStatement("UPDATE stock SET pieces = 7 WHERE id = ?::uuid")) {
            update.setString(1, id);
            update.executeUpdate();
        }

        assertThat(entries("Stock", id).get(1).actor()).isEqualTo("database role postgres");
    }

    @Test
    void keysAreToldWithoutWhatIsSecret() {
        String actor = server.administrator().post("actors", "{\"name\": \"keys\", \"kind\": \"SERVICE\", \"roles\": [\"client\"]}").json()
                .getString("id");
        String key = server.administrator().post("actors/" + actor + "/keys", "{\"name\": \"first\"}").json().getString("id");
        server.administrator().delete("actors/" + actor + "/keys/" + key);

        List<RecordedEntry> entries = entries("IssuedKey", key);

        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "DELETE");
        assertThat(entries.get(0).change("hash")).hasToString("{\"after\":\"***\"}");
        assertThat(entries("Actor", actor).get(0).change("roles")).hasToString("{\"after\":[\"client\"]}");
    }

    @Test
    void whatAConverterEncryptsIsMasked() {
        String id = one.post("audit-probe/accounts/" + create("accounts", "1.00"), "").body();

        List<RecordedEntry> entries = entries("Reminder", id);

        assertThat(entries).extracting(RecordedEntry::action).containsExactly("CREATE", "UPDATE");
        assertThat(entries.get(0).change("account")).hasToString("{\"after\":\"***\"}");
        assertThat(entries.get(0).change("remark")).hasToString("{\"after\":\"***\"}");
        assertThat(entries.get(1).change("account")).hasToString("{\"after\":\"***\",\"before\":\"***\"}");
        assertThat(entries.toString()).doesNotContain("DE89370400440532013000", "REU4OTM3MDQ", "FR76300060", "hidden");
    }

    private static String create(String number, String total) {
        Answer created = one.post("invoices", "{\"number\": \"%s\", \"customer\": \"ACME\", \"total\": %s}".formatted(number, total));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().getString("id");
    }

    private static List<RecordedEntry> entries(String entityType, String id) {
        return RecordedEntry.of(server, entityType, id);
    }

    private static Connection database() throws SQLException {
        return server.database().superuser(EmbeddedDatabase.NAME).getConnection();
    }
}
