package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team's own operations leave in the trail, and what is left of those that fail. */
@OncePerEngine
class AuditedOperationsIT {

    private static SampleServer server;
    private static Api one;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        one = server.one();
    }

    @Test
    void atomicOperationHasItsEntryOrNeitherIsThere() {
        assertThat(one.post("audit-probe/operations/atomic?what=sent", "")).returns(204, Api.Answer::status);
        one.post("audit-probe/operations/atomic?what=unsent&fails=true", "");

        assertThat(entries("action_type = 'INVOICES_SENT' AND metadata ->> 'what' = 'sent'")).extracting(RecordedEntry::outcome)
                .containsExactly("SUCCESS");
        List<RecordedEntry> failed = entries("action_type = 'INVOICES_SENT' AND metadata ->> 'what' = 'unsent'");
        assertThat(failed).extracting(RecordedEntry::outcome).containsExactly("REFUSED");
        assertThat(failed.get(0).metadata().getString("error")).isEqualTo("CONSTRAINT_VIOLATED");
        assertThat(entries("entity_type = 'Invoice' AND metadata #>> '{changes,number,after}' = 'unsent'")).isEmpty();
    }

    @Test
    void errorOfAnAtomicOperationTakesItsSessionsBackAndIsTold() {
        one.post("audit-probe/operations/atomic-error?what=linked", "");

        assertThat(entries("entity_type = 'Invoice' AND metadata #>> '{changes,number,after}' = 'linked'")).isEmpty();
        assertThat(entries("action_type = 'INVOICES_LINKED'")).extracting(RecordedEntry::outcome).containsExactly("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED", "REQUIRES_NEW", "MANDATORY", "SUPPORTS"})
    void errorTakesBackTheTransactionThatItLeaves(String type) {
        Answer answer = one.post("audit-probe/operations/error-" + type + "?what=erred-" + type, "");

        assertThat(answer.status()).as(answer.body()).isIn(204, 500);
        assertThat(entries("entity_type = 'Invoice' AND metadata #>> '{changes,number,after}' = 'erred-" + type + "'")).isEmpty();
    }

    @Test
    void atomicOperationIsOneTransactionWithItsSessions() throws SQLException {
        create("reminded 1", "Reminded");
        create("reminded 2", "Reminded");

        assertThat(one.post("audit-probe/reminders/Reminded", "").body()).isEqualTo("2");

        String entry = "action_type = 'CUSTOMER_REMINDED' AND entity_id = 'Reminded'";
        assertThat(entries(entry)).extracting(RecordedEntry::outcome).containsExactly("SUCCESS");
        assertThat(entries("entity_type = 'Reminder' AND position = (SELECT position FROM audit_trail.audit_entry WHERE " + entry + ")"))
                .hasSize(2);
    }

    @Test
    void atomicOperationWithinWorkThatFailsLeavesNothing() {
        create("in vain", "Vain");

        assertThat(one.post("audit-probe/reminders/Vain/in-vain", "").status()).isEqualTo(500);

        assertThat(entries("action_type = 'CUSTOMER_REMINDED' AND entity_id = 'Vain'")).isEmpty();
    }

    @Test
    void independentOperationHasItsEntryAfterIt() {
        one.post("audit-probe/operations/independent?what=counted", "");
        one.post("audit-probe/operations/independent?what=uncounted&fails=true", "");

        assertThat(RecordedEntry.of(server, "Count", "counted")).extracting(RecordedEntry::outcome).containsExactly("SUCCESS");
        assertThat(RecordedEntry.of(server, "Count", "uncounted")).extracting(RecordedEntry::outcome).containsExactly("REFUSED");
    }

    @Test
    void whatCannotBeStoredIsKeptAsFarAsItCan() {
        one.post("audit-probe/monster", "");

        RecordedEntry entry = RecordedEntry.of(server, "Monster", "a\uFFFDb\uFFFD").get(0);
        assertThat(entry.metadata().getString("nul")).isEqualTo("x\uFFFDy");
        assertThat(entry.metadata().getString("half")).isEqualTo("\uFFFD");
        assertThat(entry.metadata().getInt("key\uFFFD")).isEqualTo(1);
        assertThat(entry.metadata().getJsonObject("long").getInt("length")).isEqualTo(1 << 20);
    }

    private static void create(String number, String customer) {
        Answer created = one.post("invoices", "{\"number\": \"%s\", \"customer\": \"%s\", \"total\": 1.00}".formatted(number, customer));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    private static List<RecordedEntry> entries(String condition) {
        return RecordedEntry.where(server, condition);
    }
}
