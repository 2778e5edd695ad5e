package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months that are old enough and sealed go; what is left can still be verified. */
@OnPayaraMicro(because = OnPayaraMicro.RULE)
class AuditRetentionIT {

    private static final String MONTHS = "SELECT relname FROM pg_class WHERE relnamespace = 'audit_trail'::regnamespace"
            + " AND relname ~ '^(audit_entry|seal)_2024_..$' ORDER BY 1";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static AuditNode node;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        node = AuditNode.start(database, "retention", Map.of("AUDIT_SEAL_INTERVAL", "100ms"));
        awaitUseOfTheKey();
    }

    /** It is written with the next batch, and would be of today among the entries of months long gone. */
    private static void awaitUseOfTheKey() {
        node.integrity();
        Deadline.await("the entry of the bootstrap key's use", Duration.ofSeconds(60),
                () -> node.number("SELECT count(*) FROM audit_trail.audit_entry WHERE action_type = 'BOOTSTRAP_KEY_USED'") > 0);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void beginAnew() {
        node.awaitSealed();
        node.tamper("TRUNCATE audit_trail.audit_entry, audit_trail.seal, audit_trail.dropped");
        node.strings(MONTHS).forEach(month -> node.tamper("DROP TABLE audit_trail." + month));
    }

    @Test
    void nodeLooksAfterTheMonths() {
        JsonObject retention = node.integrity().getJsonObject("retention");

        assertThat(retention.getInt("days")).isEqualTo(400);
        assertThat(retention.getString("last_run_at")).isLessThan(retention.getString("next_run_at"));
        assertThat(retention.containsKey("last_run_on")).isTrue();
        assertThat(node.number("SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_trail.audit_entry'::regclass")).as("months ahead")
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void sealedMonthsGoAndTheirEntriesAreNotMissed() {
        month("2024-01", 30);
        month("2024-02", 20);
        node.write(10);
        node.awaitSealed();

        maintain("400 days");
        node.awaitSealed();

        assertThat(node.strings(MONTHS)).isEmpty();
        JsonObject integrity = node.integrity();
        assertThat(integrity.getJsonArray("findings")).isEmpty();
        assertThat(integrity.getInt("dropped")).isEqualTo(50);
        assertThat(integrity.getJsonObject("retention").getInt("dropped_months")).isEqualTo(2);
        assertThat(node.strings("SELECT entity_id FROM audit_trail.audit_entry WHERE action_type = 'AUDIT_MONTH_DROPPED' ORDER BY 1"))
                .containsExactly("audit_entry_2024_01", "audit_entry_2024_02");
    }

    @Test
    void monthWithAnEntryThatIsNotSealedStays() throws SQLException {
        month("2024-01", 3);
        node.awaitSealed();
        try (Connection unfinished = database.owner().getConnection(); Statement statement = unfinished.createStatement()) {
            unfinished.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            month("2024-02", 3);

            maintain("400 days");

            assertThat(node.strings(MONTHS)).containsExactly("audit_entry_2024_02");
        }
        node.awaitSealed();
        maintain("400 days");
        assertThat(node.strings(MONTHS)).isEmpty();
    }

    @Test
    void nothingYoungerThanThirtyDaysGoesWhateverIsAskedFor() {
        node.write(5);
        node.awaitSealed();

        maintain("0 days");

        assertThat(node.number("SELECT count(*) FROM audit_trail.audit_entry WHERE entity_type = 'Thing'")).isEqualTo(5);
        assertThat(node.number("SELECT count(*) FROM audit_trail.dropped")).isZero();
    }

    @Test
    void chainGoesOnFromTheLastSealThatWent() {
        month("2024-01", 30);
        node.awaitSealed();
        node.write(10);
        node.awaitSealed();
        node.asOwner("SELECT audit_trail.make_partition('seal', 'FOR VALUES FROM (''2024-01-01Z'') TO (''2024-02-01Z'')', '2024_01')");
        node.tamper("""
                DO $$
                DECLARE
                  made audit_trail.seal;
                  before bytea := sha256('');
                BEGIN
                  FOR made IN SELECT * FROM audit_trail.seal ORDER BY number LOOP
                    IF NOT EXISTS (SELECT FROM audit_trail.audit_entry WHERE timestamp > '2025-01-01' AND (position, id) < (made.to_position, made.to_id)) THEN
                      made.sealed_at := '2024-01-20Z';
                    END IF;
                    made.previous := before;
                    SELECT audit_trail.hash_of(made, life) INTO made.hash FROM audit_trail.epoch life WHERE life.number = made.epoch;
                    UPDATE audit_trail.seal SET sealed_at = made.sealed_at, previous = made.previous, hash = made.hash WHERE number = made.number;
                    before := made.hash;
                  END LOOP;
                END $$""");
        assertThat(node.findings()).isEmpty();

        maintain("400 days");
        node.awaitSealed();

        assertThat(node.strings(MONTHS)).isEmpty();
        assertThat(node.findings()).isEmpty();
        assertThat(node.number("SELECT min(number) FROM audit_trail.seal")).isGreaterThan(1);
        node.tamper("DELETE FROM audit_trail.seal WHERE number = (SELECT min(number) FROM audit_trail.seal)");
        assertThat(node.findings()).contains("SEAL_MISSING " + (node.number("SELECT max(last_seal) FROM audit_trail.dropped") + 1));
    }

    @Test
    void oneNodeDoesItInAnInterval() {
        assertThat(node.asOwner("SELECT audit_trail.maintain('400 days', '1 hour', 'another')")).containsExactly("f");
    }

    /** Entries as they would be had the trail begun then. */
    private static void month(String month, int entries) {
        String name = month.replace('-', '_');
        node.asOwner(
                "SELECT audit_trail.make_partition('audit_entry', format('FOR VALUES FROM (%L) TO (%L)', ts, ts + interval '1 month'), '"
                        + name + "')"
                        + " FROM (SELECT '" + month + "-01Z'::timestamptz AS ts) AS start");
        node.tamper("""
                INSERT INTO audit_trail.audit_entry (id, timestamp, position, action_type, actor_id, actor_name, outcome, metadata)
                SELECT encode(substring(int8send((extract(epoch FROM at) * 1000)::bigint) FROM 3) || '\\x7000' || substring(uuid_send(gen_random_uuid()) FROM 9), 'hex')::uuid, at,
                  audit_trail.position_of(pg_current_xact_id()), 'CREATE', gen_random_uuid(), 'somebody', 'SUCCESS', '{}'
                FROM (SELECT '%s-10Z'::timestamptz + n * interval '1 minute' AS at FROM generate_series(1, %s) AS n) AS times"""
                .formatted(month, entries));
    }

    private static void maintain(String keep) {
        assertThat(node.asOwner("SELECT audit_trail.maintain('%s', '0', 'test')".formatted(keep))).containsExactly("t");
    }
}
