package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.backendfoundation.testing.Figures;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand random mutations of a sealed trail by the database's superuser, behind the back of its triggers: each is named, and nothing else. */
class AuditMutationsDrill {

    private static final int MUTATIONS = 1_000;
    private static final int TRANSACTIONS = 20;
    private static final int ENTRIES_EACH = 500;
    /** Each with a number. */
    private static final List<String> ALTERATIONS = List.of("action_type = 'A#'", "actor_id = '00000000-0000-4000-8000-00000000#'",
            "actor_name = 'n#'", "entity_type = 'T#'", "entity_id = 'e#'", "outcome = 'FAILED'", "request_id = 'r#'", "trace_id = 't#'",
            "metadata = metadata || '{\"more\": #}'", "metadata = jsonb_set(metadata, '{n}', '\"#\"')",
            "timestamp = timestamp + interval '# microseconds'", "timestamp = timestamp - interval '1 microsecond'");

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static AuditNode node;

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String> statements = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = AuditNode.start(database, "mutations", Map.of("AUDIT_SEAL_INTERVAL", "100ms"));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void eachMutationIsNamed() {
        for (int i = 0; i < TRANSACTIONS; i++) {
            node.write(ENTRIES_EACH);
        }
        List<UUID> ids = new ArrayList<>(node.ids("SELECT id FROM audit_trail.audit_entry WHERE entity_type = 'Thing'"));
        Collections.shuffle(ids, random);
        node.write(1); // behind what is inserted, so that a seal covers its place
        node.awaitSealed();
        ids.subList(0, MUTATIONS).forEach(this::mutate);

        node.tamper(statements.toArray(String[]::new));
        JsonObject integrity = node.integrity();

        Figures.print("mutations: %d of %d entries altered, removed or inserted with seed %d; %d findings in %d ms", MUTATIONS, ids.size(),
                seed,
                integrity.getInt("finding_count"), integrity.getInt("duration_ms"));
        assertThat(integrity.getInt("finding_count")).isEqualTo(MUTATIONS);
        assertThat(node.findings()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void mutate(UUID id) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            UUID inserted = UUID.randomUUID();
            statements.add("""
                    INSERT INTO audit_trail.audit_entry SELECT '%s', timestamp, position, action_type, actor_id, actor_name, entity_type,
                      entity_id, outcome, request_id, trace_id, metadata FROM audit_trail.audit_entry WHERE id = '%s'""".formatted(inserted,
                    id));
            expected.add("ENTRY_INSERTED " + inserted);
        } else if (kind < 3) {
            statements.add("DELETE FROM audit_trail.audit_entry WHERE id = '" + id + "'");
            expected.add("ENTRY_MISSING " + id);
        } else {
            String alteration = ALTERATIONS.get(random.nextInt(ALTERATIONS.size())).replace("#", "1" + (100 + random.nextInt(900)));
            statements.add("UPDATE audit_trail.audit_entry SET " + alteration + " WHERE id = '" + id + "'");
            expected.add("ENTRY_ALTERED " + id);
        }
    }
}
