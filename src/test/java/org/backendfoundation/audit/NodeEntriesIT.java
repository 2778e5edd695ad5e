package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node, its operators and those whom it refuses leave in the trail. */
@OncePerEngine
class NodeEntriesIT {

    private static SampleServer server;

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void operatorsActsOnThePoolAreToldWithTheirReasonAndOutcome() {
        server.administrator().patch("database/pool", "{\"max\": 9, \"reason\": \"less load\"}");
        server.administrator().patch("database/pool", "{\"max\": 10, \"reason\": \"as it was\"}");
        server.administrator().patch("database/pool", "{\"max\": 1, \"reason\": \"too small\"}");

        List<RecordedEntry> entries = RecordedEntry.where(server, "action_type = 'POOL_RESIZE'");
        assertThat(entries).extracting(entry -> entry.metadata().getString("reason")).containsExactly("less load", "as it was",
                "too small");
        assertThat(entries).extracting(RecordedEntry::outcome).containsExactly("SUCCESS", "SUCCESS", "REFUSED");
        assertThat(entries.get(0).metadata().getInt("max_before")).isEqualTo(10);
    }

    @Test
    void migrationsOfTheStartAreToldOnce() throws SQLException {
        List<RecordedEntry> entries = RecordedEntry.where(server, "entity_type = 'Migration'");

        assertThat(entries).extracting(RecordedEntry::action).containsOnly("MIGRATION_UPGRADE");
        assertThat(entries).extracting(entry -> entry.metadata().getString("run")).doesNotHaveDuplicates();
        try (Connection connection = server.database().superuser(EmbeddedDatabase.NAME).getConnection();
                ResultSet runs = connection.createStatement().executeQuery("SELECT count(*) FROM migration_run")) {
            runs.next();
            assertThat(entries).hasSize(runs.getInt(1));
        }
    }

    @Test
    void connectionIsToldEachTimeItComes() {
        assertThat(RecordedEntry.where(server, "action_type = 'DATABASE_CONNECTED'")).isNotEmpty();
    }

    @Test
    void startIsToldOnceWithTheConfigurationAndNoSecret() {
        String start = "action_type = 'NODE_STARTED' AND entity_type = 'Node'";
        Deadline.await("the entry of the start", Duration.ofSeconds(30), () -> !RecordedEntry.where(server, start).isEmpty());

        List<RecordedEntry> starts = RecordedEntry.where(server, start);
        assertThat(starts).hasSize(1);
        assertThat(starts.get(0).actor()).isEqualTo("system");
        assertThat(starts.get(0).metadata().containsKey("happened_at")).isTrue();
        assertThat(starts.get(0).metadata().getJsonObject("configuration")).isEqualTo(shownSettings());
    }

    /** Each setting that has a value, as operators see it. */
    private static JsonObject shownSettings() {
        JsonObjectBuilder settings = Json.createObjectBuilder();
        server.administrator().get("configuration").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.containsKey("value")).forEach(item -> settings.add(item.getString("key"), item.get("value")));
        return settings.build();
    }

    @Test
    void manyRefusalsOfAMinuteAreOneEntry() {
        OffsetDateTime begin = OffsetDateTime.now(ZoneOffset.UTC);
        for (int i = 0; i < 30; i++) {
            server.one().asStranger().get("actors");
        }

        Deadline.await("the entries of the minutes that are over, which are two at most", Duration.ofSeconds(160),
                () -> refusalsSince(begin).stream().mapToInt(entry -> entry.metadata().getInt("attempts")).sum() >= 30);

        assertThat(refusalsSince(begin)).hasSizeLessThanOrEqualTo(2)
                .allSatisfy(entry -> assertThat(entry.outcome()).isEqualTo("REFUSED"));
    }

    private static List<RecordedEntry> refusalsSince(OffsetDateTime begin) {
        return RecordedEntry.where(server, "action_type = 'ACCESS_REFUSED' AND metadata ->> 'reason' = 'NO_CREDENTIAL' "
                + "AND (metadata ->> 'last_at')::timestamptz >= '" + begin + "'");
    }
}
