package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backendfoundation.audit.seal.Seal;
import org.backendfoundation.audit.seal.SealFile;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A trail that was dumped in one PostgreSQL and restored in another, where transactions are counted from the beginning; and the file of
 * seals outside of both.
 */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class AuditRestoreDrill {

    private static final List<
            String> TABLES = List.of("audit_trail.epoch", "audit_trail.audit_entry", "audit_trail.seal", "audit_trail.dropped");
    private static final String LAST_SEAL = """
            SELECT concat_ws(' ', seal.number, epoch, system_identifier, timeline, database, to_json(sealed_at) #>> '{}', encode(hash, 'hex'))
            FROM audit_trail.seal JOIN audit_trail.epoch ON epoch.number = epoch ORDER BY seal.number DESC LIMIT 1""";

    @TempDir
    static Path directory;

    private static SealFile sealFile;
    private static Seal lost;
    private static EmbeddedDatabase database;
    private static AuditNode node;

    @BeforeAll
    static void restore() throws Exception {
        sealFile = new SealFile(directory.resolve("seals"));
        Map<String, byte[]> dump = lifeBefore();
        database = EmbeddedDatabase.in(directory.resolve("after").resolve("data"), Ports.free());
        AuditNode migrating = AuditNode.start(database, "restore-migrating", Map.of());
        migrating.close();
        migrating.tamper("TRUNCATE " + String.join(", ", TABLES));
        migrating.withoutTriggers(connection -> load(connection, dump));
        node = AuditNode.start(database, "restore-after",
                Map.of("AUDIT_SEAL_FILE", sealFile.path().toString(), "AUDIT_SEAL_INTERVAL", "100ms"));
        node.write(10);
        node.awaitSealed();
    }

    /** More is written and sealed there after the dump. */
    private static Map<String, byte[]> lifeBefore() throws Exception {
        try (EmbeddedDatabase before = EmbeddedDatabase.in(directory.resolve("before").resolve("data"), Ports.free());
                AuditNode first = AuditNode.start(before, "restore-before",
                        Map.of("AUDIT_SEAL_FILE", sealFile.path().toString(), "AUDIT_SEAL_INTERVAL", "100ms"))) {
            first.write(1000);
            first.awaitSealed();
            Map<String, byte[]> dump = new LinkedHashMap<>();
            try (Connection connection = before.superuser(EmbeddedDatabase.NAME).getConnection()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                for (String table : TABLES) {
                    dump.put(table, dump(connection, table));
                }
            }
            Deadline.await("a told seal", AuditNode.AMPLE, () -> Files.exists(sealFile.path()));
            for (int i = 0; i < 10; i++) {
                first.write(1);
                first.awaitSealed();
            }
            lost = lastSeal(first);
            sealFile.append(lost);
            return dump;
        }
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void restoredTrailIsIntactAndKnowsItsLives() {
        JsonObject integrity = node.integrity();

        assertThat(integrity.getJsonArray("findings")).isEmpty();
        assertThat(integrity.getInt("entries")).isGreaterThan(1010);
        assertThat(integrity.getJsonArray("epochs")).hasSize(2);
        assertThat(integrity.getBoolean("epoch_is_current")).isTrue();
        assertThat(node.number("SELECT max(epoch) FROM audit_trail.seal")).isEqualTo(2);
    }

    @Test
    void sealsMadeAfterTheDumpAreLostAndNoAlarm() {
        assertThat(node.integrity().getInt("lost_with_restore")).as("that one, and what the server told when it ended").isBetween(1, 2);
        assertThat(node.number("SELECT count(*) FROM audit_trail.seal WHERE encode(hash, 'hex') = '" + lost.hash() + "'")).isZero();
    }

    @Test
    void entryOfTheLifeBeforeIsMissedAfterTheRestore() {
        UUID id = node.ids("SELECT id FROM audit_trail.audit_entry WHERE entity_type = 'Thing' ORDER BY position, id LIMIT 1").get(0);
        node.tamper("CREATE TABLE kept AS SELECT * FROM audit_trail.audit_entry WHERE id = '" + id + "'",
                "DELETE FROM audit_trail.audit_entry WHERE id = '" + id + "'");

        List<String> findings = node.findings();
        node.tamper("INSERT INTO audit_trail.audit_entry SELECT * FROM kept", "DROP TABLE kept");

        assertThat(findings).containsExactly("ENTRY_MISSING " + id);
    }

    @Test
    void endOfTheTrailThatWasCutOffIsMissedByTheSealFile() throws IOException {
        Seal told = new Seal(lastSeal(node).number() + 1000, 2, lastSeal(node).systemIdentifier(), lastSeal(node).timeline(),
                lastSeal(node).database(),
                OffsetDateTime.parse("2026-11-25T12:00:00Z"), "00".repeat(32));
        byte[] before = Files.readAllBytes(sealFile.path());
        sealFile.append(told);

        List<String> findings = node.findings();
        Files.write(sealFile.path(), before);

        assertThat(findings).containsExactly("SEAL_MISSING " + told.number());
    }

    private static byte[] dump(Connection connection, String table) throws SQLException, IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", rows);
        return rows.toByteArray();
    }

    private static void load(Connection connection, Map<String, byte[]> dump) throws SQLException {
        for (Map.Entry<String, byte[]> table : dump.entrySet()) {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table.getKey() + " FROM STDIN",
                        new ByteArrayInputStream(table.getValue()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Seal lastSeal(AuditNode node) {
        String[] seal = node.strings(LAST_SEAL).get(0).split(" ");
        return new Seal(Long.parseLong(seal[0]), Integer.parseInt(seal[1]), Long.parseLong(seal[2]), Integer.parseInt(seal[3]),
                Long.parseLong(seal[4]),
                OffsetDateTime.parse(seal[5]), seal[6]);
    }
}
