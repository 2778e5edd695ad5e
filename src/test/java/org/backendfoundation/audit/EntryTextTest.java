package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.backendfoundation.audit.entries.AuditEntry;
import org.backendfoundation.audit.entries.EntryText;
import org.junit.jupiter.api.Test;

class EntryTextTest {

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
}
