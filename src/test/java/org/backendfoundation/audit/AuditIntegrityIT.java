package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.backendfoundation.audit.seal.SealStore;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes seal one trail, and the verification tells what the database's superuser did to it. */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class AuditIntegrityIT {

    private static final Random RANDOM = new Random();

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String SEALED_AND_NOT = "SELECT (SELECT count(*) FROM audit_trail.audit_entry) - (SELECT sum(entries) FROM audit_trail.seal)";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static AuditNode node;
    private static AuditNode other;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = AuditNode.start(database, "integrity-1", Map.of("AUDIT_SEAL_INTERVAL", "100ms"));
        other = AuditNode.start(database, "integrity-2", Map.of("AUDIT_SEAL_INTERVAL", "100ms"));
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
        database.close();
    }

    @BeforeEach
    void keepACopy() {
        node.write(50);
        node.awaitSealed();
        node.tamper("CREATE TABLE kept_entry AS SELECT * FROM audit_trail.audit_entry",
                "CREATE TABLE kept_seal AS SELECT * FROM audit_trail.seal");
    }

    /** Entries that came after the copy stay, and are sealed again. */
    @AfterEach
    void putEverythingBack() {
        node.tamper("DELETE FROM audit_trail.audit_entry WHERE id IN (SELECT id FROM kept_entry) OR actor_name = 'intruder'",
                "INSERT INTO audit_trail.audit_entry SELECT * FROM kept_entry",
                "DELETE FROM audit_trail.seal", "INSERT INTO audit_trail.seal SELECT * FROM kept_seal",
                "DROP TABLE kept_entry", "DROP TABLE kept_seal");
        node.awaitSealed();
        assertThat(node.findings()).isEmpty();
    }

    /** The trail's own entries, of a verification before, may come and be sealed meanwhile. */
    private static void awaitEachSealedOnce() {
        Deadline.await("as many sealed entries as there are", AMPLE, () -> node.strings(SEALED_AND_NOT).equals(List.of("0")));
    }

    @Test
    void entriesCommittedLateAreSealedOnceAndNoneTwice() throws SQLException {
        try (Connection late = database.owner().getConnection()) {
            late.setAutoCommit(false);
            AuditNode.write(late, 10);
            for (int i = 0; i < 20; i++) {
                node.write(5);
            }
            late.commit();
        }

        node.awaitSealed();

        awaitEachSealedOnce();
        assertThat(node.integrity().getString("verdict")).isEqualTo("INTACT");
        assertThat(other.integrity().getString("verdict")).isEqualTo("INTACT");
    }

    @Test
    void batchesBeyondOneSealAreSealedInSeveral() {
        node.write(25_000);

        node.awaitSealed();

        assertThat(node.number("SELECT max(entries) FROM audit_trail.seal")).isEqualTo(SealStore.MAX_ENTRIES);
        awaitEachSealedOnce();
        assertThat(node.integrity().getString("verdict")).isEqualTo("INTACT");
    }

    @RepeatedTest(3)
    void everyEntryThatWasAlteredRemovedOrInsertedIsNamed() {
        List<UUID> ids = new ArrayList<>(node.ids("SELECT id FROM audit_trail.audit_entry WHERE entity_type = 'Thing'"));
        Collections.shuffle(ids, RANDOM);
        List<String> expected = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (String alteration : List.of("action_type = 'UPDATE'", "actor_id = gen_random_uuid()", "actor_name = 'nobody'",
                "entity_type = 'Other'",
                "entity_id = 'other'", "outcome = 'FAILED'", "request_id = 'invented'", "trace_id = ''", "metadata = '{}'",
                "metadata = metadata || '{\"more\": null}'", "timestamp = timestamp + interval '1 microsecond'",
                "timestamp = timestamp + interval '1 month'")) {
            UUID id = ids.remove(0);
            statements.add("UPDATE audit_trail.audit_entry SET " + alteration + " WHERE id = '" + id + "'");
            expected.add("ENTRY_ALTERED " + id);
        }
        for (int i = 0; i < 5; i++) {
            UUID id = ids.remove(0);
            statements.add("DELETE FROM audit_trail.audit_entry WHERE id = '" + id + "'");
            expected.add("ENTRY_MISSING " + id);
        }
        UUID one = ids.remove(0);
        // entries of two batches may be about the same thing: swapping these alters nothing
        UUID two = ids.stream().filter(id -> node.number(
                "SELECT count(DISTINCT entity_id) FROM audit_trail.audit_entry WHERE id IN ('%s', '%s')".formatted(one, id)) == 2)
                .findFirst().orElseThrow();
        ids.remove(two);
        statements.add(
                "UPDATE audit_trail.audit_entry entry SET entity_id = swapped.entity_id, metadata = swapped.metadata FROM audit_trail.audit_entry swapped"
                        + " WHERE entry.id IN ('%s', '%s') AND swapped.id IN ('%s', '%s') AND entry.id <> swapped.id".formatted(one, two,
                                one, two));
        expected.addAll(List.of("ENTRY_ALTERED " + one, "ENTRY_ALTERED " + two));
        for (int i = 0; i < 5; i++) {
            UUID inserted = UUID.randomUUID();
            statements.add(
                    "INSERT INTO audit_trail.audit_entry SELECT '%s', timestamp, position, action_type, actor_id, 'intruder', entity_type, entity_id, outcome,"
                            .formatted(inserted) + " request_id, trace_id, metadata FROM audit_trail.audit_entry WHERE id = '"
                            + ids.remove(0) + "'");
            expected.add("ENTRY_INSERTED " + inserted);
        }
        UUID before = UUID.randomUUID();
        statements.add(
                "INSERT INTO audit_trail.audit_entry SELECT '%s', timestamp, -1, action_type, actor_id, 'intruder', entity_type, entity_id, outcome, request_id,"
                        .formatted(before) + " trace_id, metadata FROM audit_trail.audit_entry LIMIT 1");
        expected.add("ENTRY_INSERTED " + before);
        UUID future = UUID.randomUUID();
        statements.add(
                "INSERT INTO audit_trail.audit_entry SELECT '%s', timestamp, 1::bigint << 60, action_type, actor_id, 'intruder', entity_type, entity_id, outcome,"
                        .formatted(future) + " request_id, trace_id, metadata FROM audit_trail.audit_entry LIMIT 1");
        expected.add("ENTRY_INSERTED " + future);

        node.tamper(statements.toArray(String[]::new));

        assertThat(node.findings()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(node.integrity().getString("verdict")).isEqualTo("ALTERED");
    }

    @Test
    void truncatedTrailMissesEveryEntry() {
        List<UUID> ids = node.ids("SELECT id FROM audit_trail.audit_entry LIMIT 100");
        node.tamper("TRUNCATE audit_trail.audit_entry");

        assertThat(node.findings()).containsAll(ids.stream().map(id -> "ENTRY_MISSING " + id).limit(1).toList())
                .allMatch(finding -> finding.startsWith("ENTRY_MISSING"));
        assertThat(node.integrity().getJsonNumber("finding_count").longValue())
                .isGreaterThanOrEqualTo(node.number("SELECT count(*) FROM kept_entry"));
    }

    @Test
    void alteredAndMissingSealsAreNamed() {
        List<String> numbers = node.strings("SELECT number FROM audit_trail.seal ORDER BY number DESC LIMIT 12");
        String altered = numbers.get(2);
        String otherwise = numbers.get(5);
        String missing = numbers.get(8);
        node.tamper("UPDATE audit_trail.seal SET root = sha256(root) WHERE number = " + altered,
                "UPDATE audit_trail.seal SET leaves = overlay(leaves PLACING sha256(leaves) FROM 17) WHERE number = " + otherwise,
                "DELETE FROM audit_trail.seal WHERE number = " + missing);

        assertThat(node.findings()).containsExactlyInAnyOrder("SEAL_ALTERED " + altered, "SEAL_ALTERED " + otherwise,
                "SEAL_MISSING " + missing);
    }

    @Test
    void sealMadeAnewDoesNotFitTheNextOne() {
        String number = node.strings("SELECT number FROM audit_trail.seal ORDER BY number DESC OFFSET 3 LIMIT 1").get(0);
        UUID gone = node.ids("SELECT encode(substring(leaves FOR 16), 'hex')::uuid FROM audit_trail.seal WHERE number = " + number).get(0);
        node.tamper("DELETE FROM audit_trail.audit_entry WHERE id = '" + gone + "'",
                "UPDATE audit_trail.seal SET leaves = substring(leaves FROM 49), entries = entries - 1, root = sha256('') WHERE number = "
                        + number,
                "UPDATE audit_trail.seal SET hash = audit_trail.hash_of(seal, life) FROM audit_trail.epoch life"
                        + " WHERE life.number = seal.epoch AND seal.number = " + number);

        assertThat(node.findings()).contains("SEAL_ALTERED " + number);
    }

    @Test
    void rangeIsThatOfTheSealsMadeInIt() {
        OffsetDateTime before = OffsetDateTime
                .parse(node.strings("SELECT to_json(sealed_at) #>> '{}' FROM audit_trail.seal ORDER BY number DESC LIMIT 1").get(0));
        long seals = node.number("SELECT count(*) FROM audit_trail.seal");
        node.tamper(
                "DELETE FROM audit_trail.audit_entry WHERE id = (SELECT id FROM audit_trail.audit_entry ORDER BY position, id LIMIT 1)");

        JsonObject later = node.integrity("?from=" + before.toInstant());
        JsonObject earlier = node.integrity("?to=" + before.toInstant());

        assertThat(later.getString("verdict")).isEqualTo("INTACT");
        assertThat(later.getInt("seals")).isGreaterThanOrEqualTo(1);
        assertThat(earlier.getString("verdict")).isEqualTo("ALTERED");
        assertThat((long) earlier.getInt("seals")).isEqualTo(seals - 1);
    }

    @Test
    void onlyAuditorsMayAsk() {
        assertThat(node.api().asStranger().get("audit-entries/integrity").status()).isEqualTo(401);
        assertThat(node.as("operator").get("audit-entries/integrity").status()).isEqualTo(403);
        assertThat(node.as("auditor").get("audit-entries/integrity").status()).isEqualTo(200);
    }

    @Test
    void healthTellsHowFarTheSealsAre() {
        JsonObject audit = node.api().get("health/ready").json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("audit")).findFirst().orElseThrow();

        assertThat(audit.getJsonObject("data").getString("state")).isEqualTo("READY");
        assertThat(audit.getJsonObject("data").getInt("seal_lag_ms")).isBetween(0, 180_000);
    }
}
