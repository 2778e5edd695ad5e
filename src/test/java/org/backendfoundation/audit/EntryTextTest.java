package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.EntryText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTextTest {

    @Test
    void cellsThatNeedItAreQuoted() {
        assertThat(csv("plain", "with, comma", "with \"quote\"", "two\r\nlines", null, ""))
                .isEqualTo("plain,\"with, comma\",\"with \"\"quote\"\"\",\"two\r\nlines\",,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void formulasAreGuarded(String formula) {
        assertThat(csv(formula)).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void carriageReturnAtTheBeginningIsGuardedAndQuoted() {
        assertThat(csv("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    }

    @Test
    void entryIsOneLineOfJson() {
        UUID id = UUID.fromString("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
        AuditEntry entry = new AuditEntry(id, OffsetDateTime.parse("2026-01-31T12:00:00Z"), "UPDATE", id, "a \"name\"\n\\", null, null,
                "SUCCESS", null, null,
                "{\"total\": 12.50}");
        StringBuilder out = new StringBuilder();

        EntryText.appendJson(entry, out);

        assertThat(out).hasToString(
                ("{'id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b','timestamp':'2026-01-31T12:00:00.000000Z','action_type':'UPDATE',"
                        + "'actor_id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b','actor_name':'a \\'name\\'\\u000a\\\\','entity_type':null,'entity_id':null,"
                        + "'outcome':'SUCCESS','request_id':null,'trace_id':null,'metadata':{'total': 12.50}}").replace('\'', '"'));
    }

    private static String csv(String... texts) {
        StringBuilder out = new StringBuilder();
        EntryText.appendCsv(Arrays.asList(texts), out);
        return out.toString();
    }
}
