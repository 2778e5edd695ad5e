package org.backendfoundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trail as a file, on a real server: nothing missed, nothing twice, and broken off where it is incomplete. */
@OncePerEngine
class AuditExportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)[^>]*>; rel=\"next\"");

    private static SampleServer server;
    private static Api api;
    private static EntrySeeds seeds;

    private final UUID actor = UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = SampleServer.shared();
        seeds = new EntrySeeds(server.database());
        api = server.administrator();
    }

    @Test
    void linesAreTheEntriesAsTheyAreListed() {
        seeds.add(actor, "SEEDED", 3, "jsonb_build_object('i', i, 'text', E'two\\nlines \"quoted\"')");
        awaitSeen(3);

        Answer answer = export("");

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"audit-entries-\\d{8}T\\d{6}Z\\.ndjson\"");
        List<JsonObject> listed = api.get("audit-entries?actor_id=" + actor).json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(lines(answer)).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(numbers(answer)).containsExactly("1", "2", "3");
    }

    @Test
    void tableIsGivenToWhoAcceptsItOrAsksForIt() {
        seeds.add(actor, "SEEDED", 1, "jsonb_build_object('said', 'a \"quote\"')");
        awaitSeen(1);

        Answer accepted = api.get("audit-entries/export?actor_id=" + actor, "Accept", "text/csv");
        Answer asked = api.get("audit-entries/export?format=csv&actor_id=" + actor, "Accept", "text/html");

        assertThat(accepted.header("Content-Type").split(";\\s*")).containsExactlyInAnyOrder("text/csv", "charset=UTF-8", "header=present");
        assertThat(accepted.body())
                .startsWith("id,timestamp,action_type,actor_id,actor_name,entity_type,entity_id,outcome,request_id,trace_id,metadata\r\n")
                .endsWith(",SEEDED," + actor + ",seed,,,SUCCESS,,,\"{\"\"said\"\": \"\"a \\\"\"quote\\\"\"\"\"}\"\r\n");
        assertThat(asked.body()).isEqualTo(accepted.body());
        assertThat(api.get("audit-entries/export", "Accept", "application/pdf").status()).isEqualTo(406);
    }

    @Test
    void entryThatIsCommittedLateIsInTheNextExport() throws SQLException {
        try (Connection late = server.database().owner().getConnection()) {
            late.setAutoCommit(false);
            seeds.add(late, actor, "SEEDED_LATE", 1, "jsonb_build_object('i', 100)");
            seeds.add(actor, "SEEDED", 2, "jsonb_build_object('i', i)");
            Answer before = export("");
            assertThat(numbers(before)).as("above the horizon while another transaction runs").isEmpty();
            late.commit();
            awaitSeen(3);

            Answer after = export("&cursor=" + next(before));
            Answer again = export("&cursor=" + next(after));

            assertThat(numbers(after)).containsExactly("100", "1", "2");
            assertThat(numbers(again)).isEmpty();
        }
    }

    @Test
    void exportsThatGoOnMissNothingAndRepeatNothing() {
        List<String> all = new ArrayList<>();
        String cursor = next(export(""));
        for (int round = 0; round < 5; round++) {
            seeds.add(actor, "SEEDED", 10, "jsonb_build_object('i', " + round * 10 + " + i)");
            Answer part = export("&cursor=" + cursor);
            all.addAll(numbers(part));
            cursor = next(part);
        }
        awaitSeen(50);
        all.addAll(numbers(export("&cursor=" + cursor)));

        assertThat(all).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void cursorBelongsToItsFilters() {
        String cursor = next(export(""));

        assertThat(api.get("audit-entries/export?cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
        assertThat(api.get("audit-entries?actor_id=" + actor + "&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Answer refused = api.get("audit-entries/export?format=xml&limit=5&to=tomorrow&after=" + UUID.randomUUID());

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.violations()).containsExactlyInAnyOrder("format one_of", "limit unknown", "to format", "after unknown");
    }

    @Test
    void downloadThatBrokeOffGoesOnBehindItsLastLine() {
        seeds.add(actor, "SEEDED", 20, "jsonb_build_object('i', i)");
        awaitSeen(20);
        List<JsonObject> whole = lines(export(""));

        Answer rest = export("&after=" + whole.get(6).getString("id"));

        assertThat(lines(rest)).isEqualTo(whole.subList(7, 20));
        assertThat(rest.header("Link")).doesNotContain("after=");
    }

    @Test
    void manyChunksAreOneExport() {
        seeds.add(actor, "SEEDED", 12_345, "jsonb_build_object('i', i)");
        awaitSeen(12_345);

        List<String> numbers = numbers(export(""));

        assertThat(numbers).hasSize(12_345).doesNotHaveDuplicates();
    }

    @Test
    void exportsLeaveAnEntryWithTheirFilters() {
        export("&outcome=SUCCESS&format=csv");

        List<JsonObject> told = api.get("audit-entries?action_type=AUDIT_EXPORTED&text=" + actor).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);

        assertThat(told).hasSize(1);
        JsonObject metadata = told.get(0).getJsonObject("metadata");
        assertThat(metadata.getString("format")).isEqualTo("csv");
        assertThat(metadata.getJsonObject("filters")).hasToString("{\"outcome\":[\"SUCCESS\"],\"actor_id\":[\"" + actor + "\"]}");
        assertThat(told.get(0).getString("actor_name")).isEqualTo(SampleServer.ADMINISTRATOR);
    }

    @Test
    void exportThatFailsBreaksOffAndManyAtOnceAreRefused() throws IOException, SQLException {
        seeds.add(actor, "SEEDED", 40_000, "jsonb_build_object('i', i, 'text', repeat('x', 1000))");
        awaitSeen(40_000);
        try (BufferedReader one = open(); BufferedReader other = open()) {
            assertThat(one.readLine()).startsWith("{");
            assertThat(other.readLine()).startsWith("{");

            Answer third = api.get("audit-entries/export?actor_id=" + actor);

            assertThat(third.code()).isEqualTo("EXPORTS_BUSY");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isEqualTo("10");
            assertThat(third.header("Content-Type")).startsWith("application/problem+json");
            assertThat(third.header("Content-Disposition")).isNull();
            Deadline.await("both readers to be too slow, and no session waiting for them", PATIENCE, AuditExportIT::noSessionIsOpen);
            asSuperuser("REVOKE SELECT ON audit_trail.audit_entry FROM foundation");
            assertThatThrownBy(() -> one.lines().count()).hasRootCauseInstanceOf(IOException.class);
        } finally {
            asSuperuser("GRANT SELECT ON audit_trail.audit_entry TO foundation");
        }
        Deadline.await("the places of both", PATIENCE, () -> export("&action_type=NONE").status() == 200);
    }

    @Test
    void exportThatRunsIsNotCutByADisconnect() throws IOException {
        seeds.add(actor, "SEEDED", 40_000, "jsonb_build_object('i', i, 'text', repeat('x', 1000))");
        awaitSeen(40_000);
        CompletableFuture<Answer> disconnected;
        try (BufferedReader export = open()) {
            assertThat(export.readLine()).startsWith("{");
            Deadline.await("a reader that is too slow", PATIENCE, AuditExportIT::noSessionIsOpen);

            disconnected = api.later("POST", "database/disconnect", "{\"reason\": \"while an export runs\"}");
            Deadline.await("the disconnect", PATIENCE, () -> api.get("database").json().getString("state").equals("DISCONNECTING"));

            assertThat(export.lines().count()).isEqualTo(39_999);
        }
        assertThat(disconnected.join().json().getString("state")).isEqualTo("DISCONNECTED");
        server.bootstrap().post("database/connect", "{\"reason\": \"done\"}");
        Deadline.await("readiness", PATIENCE, () -> api.get("health/ready").status() == 200);
    }

    @Test
    void clientsAndStrangersGetNothing() {
        assertThat(server.one().get("audit-entries/export").status()).isEqualTo(403);
        assertThat(api.asStranger().get("audit-entries/export").status()).isEqualTo(401);
    }

    private static boolean noSessionIsOpen() {
        return api.get("database").json().getJsonObject("sessions").getInt("active") == 0;
    }

    private BufferedReader open() {
        InputStream body = api.open("audit-entries/export?actor_id=" + actor);
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private Answer export(String more) {
        return api.get("audit-entries/export?actor_id=" + actor + more);
    }

    /** Any transaction of the server holds the horizon back as long as it runs. */
    private void awaitSeen(int count) {
        Deadline.await(count + " entries below the horizon", PATIENCE, () -> export("").body().lines().count() == count);
    }

    private static String next(Answer export) {
        assertThat(export.status()).as(export.body()).isEqualTo(200);
        return CURSOR.matcher(export.header("Link")).results().findFirst().orElseThrow().group(1);
    }

    private static List<JsonObject> lines(Answer export) {
        assertThat(export.status()).as(export.body()).isEqualTo(200);
        return export.body().lines().map(line -> Json.createReader(new StringReader(line)).readObject()).toList();
    }

    private static List<String> numbers(Answer export) {
        return lines(export).stream().map(line -> line.getJsonObject("metadata").get("i").toString()).toList();
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection connection = server.database().superuser(EmbeddedDatabase.NAME).getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
