package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider does inside a session, pinned on the real server. */
@OncePerEngine
class RepositoryIT {

    private static SampleServer sample;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        admin = sample.administrator();
    }

    @Test
    void deletedRowIsSeenOnlyByFetchJoinAndNativeSql() throws SQLException {
        execute("DELETE FROM reminder");
        String id = create();
        admin.post("probe/reminder/" + id, "");
        admin.delete("invoices/" + id);

        assertThat(admin.get("probe/visibility/" + id).json().toString())
                .isEqualTo("{\"find\":false,\"repository\":false,\"repository_with_inactive\":true,"
                        + "\"find_after_with_inactive\":false,\"query\":false,\"inner_join\":false,\"native_sql\":true,\"reference\":false,\"left_join_fetch\":true}");
    }

    @Test
    void sessionDoesNotFindWhatItDeletedItself() {
        assertThat(admin.post("probe/delete/" + create(), "").body()).isEqualTo("false");
    }

    @Test
    void rowThatItsWriterCouldNotSeeIsNotWritten() {
        assertThat(admin.post("probe/outside", "").code()).isEqualTo("ROW_FORBIDDEN");
        assertThat(admin.get("invoices?number=outside").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void countLimitsNoOtherStatementOfItsTransaction() {
        JsonArray timeouts = Json.createReader(new StringReader(admin.get("probe/statement-timeouts").body())).readArray();

        assertThat(timeouts).hasSize(2);
        assertThat(timeouts.getString(1)).isEqualTo(timeouts.getString(0)).isNotEqualTo("3s");
    }

    @Test
    void limitOfAQueryIsItsLastOne() {
        assertThat(admin.get("probe/limits").body()).isEqualTo("[1,3,2,1,2]");
    }

    @Test
    void readsOfASessionAreInOneTransaction() {
        assertThat(admin.get("probe/transactions").body()).isEqualTo("1");
    }

    @Test
    void statementsOfTheStartupsThreadsAreInTheirTransaction() {
        JsonArray numbers = Json.createReader(new StringReader(admin.get("test-startup-threads").body())).readArray();

        assertThat(numbers.getString(1)).isEqualTo(numbers.getString(0));
    }

    @Test
    void entitiesOfTheTeamAreWoven() {
        assertThat(admin.get("probe/woven").body()).isEqualTo("true");
    }

    @Test
    void updatedAtNeverRunsBackwards() throws SQLException {
        String id = create();
        execute("UPDATE invoice SET updated_at = '2100-01-01T00:00:00Z' WHERE id = '" + id + "'");

        assertThat(admin.patch("invoices/" + id, "{\"customer\":\"Other\"}").json().getString("updated_at"))
                .isEqualTo("2100-01-01T00:00:00.000000Z");
    }

    @Test
    void updateWithoutDifferenceKeepsTheVersion() {
        assertThat(admin.post("probe/unchanged/" + create(), "").body()).isEqualTo("1");
    }

    @Test
    void purgeRemovesOnlyWhatWasDeletedLongAgo() throws SQLException {
        execute("DELETE FROM reminder");
        String id = create();
        admin.post("probe/reminder/" + id, "");
        admin.post("probe/reminder/" + id, "");
        execute("UPDATE reminder SET is_active = false WHERE id = (SELECT min(id::text)::uuid FROM reminder)");

        assertThat(admin.post("probe/purge/P1D", "").body()).isEqualTo("0");
        assertThat(admin.post("probe/purge/PT0S", "").body()).isEqualTo("1");
        assertThat(admin.post("probe/purge/PT0S", "").body()).isEqualTo("0");
    }

    @Test
    void deferredConstraintIsToldAsOneThatIsCheckedAtOnce() throws SQLException {
        execute("ALTER TABLE invoice ADD CONSTRAINT approved_once UNIQUE (approved_by) DEFERRABLE INITIALLY DEFERRED");
        try {
            String body = "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10,\"approved_by\":\"" + UUID.randomUUID() + "\"}";
            assertThat(admin.post("invoices", body.formatted("first")).status()).isEqualTo(201);

            Answer refused = admin.post("invoices", body.formatted("second"), "Idempotency-Key", "deferred");

            assertThat(refused.code()).as(refused.body()).isEqualTo("CONSTRAINT_VIOLATED");
            assertThat(refused.json().getString("detail")).isEqualTo("It breaks the rule 'approved once'.");
            assertThat(admin.get("invoices?number=second").json().getJsonArray("items")).isEmpty();
        } finally {
            execute("ALTER TABLE invoice DROP CONSTRAINT approved_once");
        }
    }

    @Test
    void raiseOfATriggerIsAConflictInTheWordsOfItsMeaning() throws SQLException {
        execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF NEW.customer = 'known' THEN RAISE EXCEPTION 'inner words' USING CONSTRAINT = 'invoice_number_among_active'; END IF;
                  RAISE EXCEPTION 'inner words'; END $$""");
        execute("CREATE TRIGGER refuse BEFORE INSERT ON invoice FOR EACH ROW EXECUTE FUNCTION refuse()");
        try {
            Answer known = admin.post("invoices", invoice("known"));
            Answer unknown = admin.post("invoices", invoice("unknown"));

            assertThat(known.json().getString("detail")).isEqualTo("Another active invoice has this number.");
            assertThat(unknown.code()).as(unknown.body()).isEqualTo("CONSTRAINT_VIOLATED");
            assertThat(known.body() + unknown.body()).doesNotContain("inner words");
        } finally {
            execute("DROP FUNCTION refuse CASCADE");
        }
    }

    @Test
    void rowThatAPolicyRefusesIsForbidden() throws SQLException {
        execute("ALTER TABLE invoice ENABLE ROW LEVEL SECURITY; ALTER TABLE invoice FORCE ROW LEVEL SECURITY");
        execute("CREATE POLICY own ON invoice USING (true) WITH CHECK (customer <> 'theirs')");
        try {
            assertThat(admin.post("invoices", invoice("ours")).status()).isEqualTo(201);
            assertThat(admin.post("invoices", invoice("theirs")).code()).isEqualTo("ROW_FORBIDDEN");
        } finally {
            execute("DROP POLICY own ON invoice; ALTER TABLE invoice NO FORCE ROW LEVEL SECURITY; ALTER TABLE invoice DISABLE ROW LEVEL SECURITY");
        }
    }

    @Test
    void valueThatAnIndexCannotHoldIsRefused() throws SQLException {
        execute("CREATE INDEX by_customer ON invoice (customer)");
        try {
            String random = Stream.generate(UUID::randomUUID).limit(500).map(UUID::toString).collect(Collectors.joining());

            assertThat(admin.post("invoices", invoice(random)).code()).isEqualTo("VALUE_REFUSED");
        } finally {
            execute("DROP INDEX by_customer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO ACTION", "RESTRICT"})
    void purgeSkipsAndCountsRowsToWhichOthersRefer(String onDelete) throws SQLException {
        execute("DELETE FROM reminder");
        execute("ALTER TABLE reminder ADD CONSTRAINT reminder_keeps_invoice FOREIGN KEY (invoice_id) REFERENCES invoice ON DELETE "
                + onDelete);
        try {
            List<String> ids = Stream.generate(RepositoryIT::create).limit(5).toList();
            admin.post("probe/reminder/" + ids.get(1), "");
            admin.post("probe/reminder/" + ids.get(3), "");
            ids.forEach(id -> admin.delete("invoices/" + id));

            Answer purged = admin.post("invoices/purge",
                    "{\"deleted_before\":\"" + OffsetDateTime.now(ZoneOffset.UTC) + "\",\"reason\":\"test\"}");

            assertThat(purged.json().getInt("still_referenced")).as(purged.body()).isEqualTo(2);
            assertThat(purged.json().getInt("purged")).isGreaterThanOrEqualTo(3);
            assertThat(ids.stream().map(id -> admin.get("invoices/" + id + "?include=inactive").status())).containsExactly(404, 200, 404,
                    200, 404);
        } finally {
            execute("ALTER TABLE reminder DROP CONSTRAINT reminder_keeps_invoice; DELETE FROM reminder");
        }
    }

    private static String create() {
        return admin.post("invoices", invoice("ACME")).json().getString("id");
    }

    private static String invoice(String customer) {
        return "{\"number\":\"" + UUID.randomUUID() + "\",\"customer\":\"" + customer + "\",\"total\":10}";
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
