package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that meet. The test holds a lock in the database until both are there, so they meet every time. */
@OncePerEngine
class EntityRacesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static SampleServer sample;
    private static Api client;
    private static Api admin;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        client = sample.one();
        admin = sample.administrator();
    }

    @Test
    void oneOfTwoUpdatesWins() throws SQLException {
        String place = created(number());

        List<Answer> replies = meet(() -> Stream.of(client.later("PATCH", place, "{\"customer\":\"A\"}"),
                client.later("PATCH", place, "{\"customer\":\"B\"}")));

        assertThat(replies).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(client.get(place).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void whoGaveTheVersionIsToldThatItChanged() throws SQLException {
        String place = created(number());

        List<Answer> replies = meet(() -> Stream.of("A", "B")
                .map(customer -> client.later("PATCH", place, "{\"customer\":\"" + customer + "\"}", "If-Match", "\"1\"")));

        assertThat(replies).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void deleteAndUpdateDoNotBothHappen() throws SQLException {
        String place = created(number());

        List<Answer> replies = meet(
                () -> Stream.of(client.later("DELETE", place, ""), client.later("PATCH", place, "{\"customer\":\"B\"}")));

        assertThat(replies).extracting(Answer::status).contains(409).containsAnyOf(200, 204);
        assertThat(admin.get(place + "?include=inactive").header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void restoreAndNewRowOfTheSameNumberDoNotBothHappen() throws SQLException {
        String number = number();
        String place = created(number);
        client.delete(place);

        List<Answer> replies = meet(
                () -> Stream.of(admin.later("POST", place + "/restore", ""), admin.later("POST", "invoices", invoice(number))));

        assertThat(replies).extracting(Answer::status).contains(409).containsAnyOf(200, 201);
        assertThat(admin.get("invoices?number=" + number).json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void secondRequestWithTheKeyIsSentAwayWhileTheFirstRuns() throws SQLException {
        String key = UUID.randomUUID().toString();
        String body = invoice(number());
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE invoice IN EXCLUSIVE MODE");
            CompletableFuture<Answer> first = client.later("POST", "invoices", body, "Idempotency-Key", key);
            awaitWaiting(1);

            Answer second = client.post("invoices", body, "Idempotency-Key", key);
            connection.rollback();

            assertThat(second.code()).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(first.join().status()).isEqualTo(201);
            assertThat(client.post("invoices", body, "Idempotency-Key", key).json()).isEqualTo(first.join().json());
        }
    }

    @Test
    void lockedRowEndsInAnAnswerAndNotInAFailure() throws SQLException {
        String place = created(number());
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE invoice IN EXCLUSIVE MODE");
            CompletableFuture<Answer> waiting = client.later("PATCH", place, "{\"customer\":\"B\"}");
            awaitWaiting(1);
            cancelWaiting();

            assertThat(waiting.join().code()).isEqualTo("STATEMENT_CANCELLED");
            assertThat(waiting.join().header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void twoRowsOfATreeAreNeverAboveEachOther() throws SQLException {
        String one = client.post("baskets", "{}").json().getString("id");
        String two = client.post("baskets", "{}").json().getString("id");

        List<Answer> replies = meet("basket", () -> Stream.of(client.later("PATCH", "baskets/" + one, below(two)),
                client.later("PATCH", "baskets/" + two, below(one))));

        assertThat(replies).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(replies).filteredOn(reply -> reply.status() == 400).flatExtracting(Answer::violations)
                .containsExactly("/previous_id cycle");
    }

    private static String below(String parent) {
        return "{\"previous_id\":\"%s\"}".formatted(parent);
    }

    private static List<Answer> meet(Supplier<Stream<CompletableFuture<Answer>>> requests) throws SQLException {
        return meet("invoice", requests);
    }

    /** Lets two writes wait for the table, then lets them go. */
    private static List<Answer> meet(String table, Supplier<Stream<CompletableFuture<Answer>>> requests) throws SQLException {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
            List<CompletableFuture<Answer>> sent = requests.get().toList();
            awaitWaiting(sent.size());
            connection.rollback();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void awaitWaiting(int count) {
        Deadline.await(count + " waiting writes", PATIENCE, () -> waiting() == count);
    }

    private static int waiting() {
        return number("SELECT count(*) FROM pg_stat_activity WHERE datname = 'foundation' AND wait_event_type = 'Lock'");
    }

    private static void cancelWaiting() {
        number("SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE datname = 'foundation' AND wait_event_type = 'Lock'");
    }

    private static int number(String sql) {
        try (Connection connection = sample.database().owner().getConnection(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String created(String number) {
        return client.post("invoices", invoice(number)).header("Location");
    }

    private static String number() {
        return "N-" + UUID.randomUUID();
    }

    private static String invoice(String number) {
        return "{\"number\":\"%s\",\"customer\":\"ACME\",\"total\":10}".formatted(number);
    }
}
