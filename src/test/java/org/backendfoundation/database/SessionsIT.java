package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backendfoundation.database.DatabaseNode.DATABASE;
import static org.backendfoundation.database.DatabaseNode.NOTICED;
import static org.backendfoundation.database.DatabaseNode.READY;
import static org.backendfoundation.database.DatabaseNode.SESSIONS;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.backendfoundation.testing.ExceptOn;
import org.backendfoundation.testing.HaProxy;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.TestedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The sessions of a node: how many there are at once, and what becomes of them when an operator disconnects or resizes the pool. */
@OncePerEngine
class SessionsIT {

    @TempDir
    static Path directory;

    private static DatabaseNode node;
    private static Api api;

    @BeforeAll
    static void start() {
        node = new DatabaseNode(directory, "sessions");
        api = node.api();
        node.start();
        node.awaitReady();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void sessionRunsOnTheExecutorUnderTheRequestsId() {
        Answer answer = api.send(SESSIONS, request -> request.header("X-Request-Id", "carried-along"));

        assertThat(answer.json().getString("request_id")).isEqualTo("carried-along");
        assertThat(answer.json().getString("thread")).contains("ManagedExecutorService");
        assertThat(api.get(SESSIONS + "/here").json().getString("thread")).doesNotContain("ManagedExecutorService");
    }

    @Test
    void sessionsAreNeverMoreThanThePoolAndSurplusIsRefused() {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 12).mapToObj(i -> api.getLater(SESSIONS + "?seconds=1")).toList();

        List<Integer> statuses = answers.stream().map(CompletableFuture::join).map(Answer::status).sorted().toList();

        assertThat(statuses).as("4 at once, the pool of 5 keeping one free; 4 wait 250 ms; the others are refused at once")
                .containsExactly(200, 200, 200, 200, 503, 503, 503, 503, 503, 503, 503, 503);
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 503))
                .allSatisfy(answer -> assertThat(answer.json().getString("code")).isEqualTo("POOL_EXHAUSTED"));
        assertThat(api.get(READY).status()).isEqualTo(200);
    }

    @Test
    void malformedBodyIsRefusedWithoutAConnection() {
        List<CompletableFuture<Answer>> busy = IntStream.range(0, 4).mapToObj(i -> api.getLater(SESSIONS + "?seconds=5")).toList();
        node.awaitActive(4);
        String invoice = "/api/v1/invoices/01890000-0000-7000-8000-000000000001";

        assertThat(api.post("/api/v1/invoices", "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.post("/api/v1/invoices", "{\"number\": 1}").json().getString("code")).isEqualTo("VALIDATION_FAILED");
        assertThat(api.put(invoice, "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.patch(invoice, "{").json().getString("code")).isEqualTo("MALFORMED_JSON");
        assertThat(api.patch(invoice, "{}").json().getString("code")).as("what needs a connection").isEqualTo("POOL_EXHAUSTED");
        assertThat(busy.stream().map(CompletableFuture::join)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void exhaustedPoolIsToldFromALostDatabase() {
        List<CompletableFuture<Answer>> busy = IntStream.range(0, 4).mapToObj(i -> api.getLater(SESSIONS + "?seconds=6")).toList();
        node.awaitActive(4);
        api.patch(DATABASE + "/pool", "{\"max\": 3, \"reason\": \"make it too small\"}");

        Deadline.await("the verdict", NOTICED, () -> "POOL_EXHAUSTED".equals(node.lastError()));

        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(api.get(DATABASE).json().getString("state")).isEqualTo("CONNECTED");
        assertThat(busy.stream().map(CompletableFuture::join)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(api.patch(DATABASE + "/pool", "{\"max\": 5, \"reason\": \"as it was\"}").status()).isEqualTo(200);
    }

    @Test
    @ExceptOn(value = TestedServer.WILDFLY, because = "with a reload")
    void poolIsResizedAndFlushedAndSaysSo() {
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 1, \"max\": 7, \"reason\": \"more load\"}").json().getJsonObject("pool")
                .getInt("max")).isEqualTo(7);
        assertThat(api.get(DATABASE).json().getJsonObject("sessions").getInt("limit")).isEqualTo(6);
        assertThat(api.post(DATABASE + "/pool/flush", "{\"reason\": \"new certificates\"}").status()).isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 9, \"max\": 9, \"reason\": \"a minimum above the later maximum\"}").status())
                .isEqualTo(200);
        assertThat(api.patch(DATABASE + "/pool", "{\"min\": 2, \"max\": 5, \"reason\": \"as it was\"}").status()).isEqualTo(200);
    }

    @Test
    void impossiblePoolIsRefused() {
        assertThat(List.of("{\"max\": 1, \"reason\": \"x\"}", "{\"min\": 9, \"reason\": \"x\"}", "{\"max\": 5000, \"reason\": \"x\"}",
                "{\"max\": 4}",
                "{\"max\": \"4\", \"reason\": \"x\"}", "{\"maximum\": 4, \"reason\": \"x\"}"))
                .allSatisfy(body -> assertThat(api.patch(DATABASE + "/pool", body).status()).as(body).isEqualTo(400));
    }

    @Test
    void disconnectLetsRunningSessionsFinishAndStays() {
        CompletableFuture<Answer> running = api.getLater(SESSIONS + "?seconds=1.5");
        node.awaitActive(1);

        Answer disconnected = api.post(DATABASE + "/disconnect", "{\"reason\": \"maintenance\"}");

        assertThat(disconnected.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(running.join().status()).isEqualTo(200);
        assertThat(api.get(SESSIONS).json().getString("code")).isEqualTo("DATABASE_DISCONNECTED");
        assertThat(api.post(DATABASE + "/disconnect", "{\"reason\": \"again\"}").status()).isEqualTo(409);

        connectAgain();
        assertThat(api.get("/api/v1/database/transitions").body()).contains("disconnected: maintenance").contains("asked for: done");
    }

    @Test
    @ExtendWith(HaProxy.class)
    void proxyLetsTheNodesSayWhyNoneIsReady() {
        try (HaProxy proxy = HaProxy.before(node.server().address("/"))) {
            Api behind = new Api(proxy.address(), SharedApi.KEY);
            assertThat(behind.get(SESSIONS).status()).isEqualTo(200);

            api.post(DATABASE + "/disconnect", "{\"reason\": \"maintenance\"}");
            // HAProxy asks each second, and believes the second answer
            Deadline.await("a balancer without a ready node", NOTICED, () -> !behind.get(READY).headers("Set-Cookie").isEmpty());
            Answer refused = behind.get(SESSIONS);

            assertThat(refused.code()).isEqualTo("DATABASE_DISCONNECTED");
            assertThat(refused.header("Retry-After")).isNotBlank();
            connectAgain();
        }
    }

    @Test
    void noticeTakesTheNodeOutOfTheBalancerWhileEverythingIsServed() {
        CompletableFuture<Answer> disconnect = disconnectLater("to be taken back", "5m");

        Deadline.await("unreadiness", NOTICED, () -> api.get(READY).status() == 503);
        assertThat(api.get(DATABASE).json().getString("state")).isEqualTo("CONNECTED");
        assertThat(api.get(DATABASE).json().getJsonObject("notice").getString("until")).isNotBlank();
        assertThat(api.get(READY).body()).contains("NODE_LEAVING");
        assertThat(api.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(api.get(SESSIONS).status()).isEqualTo(200);

        assertThat(api.post(DATABASE + "/connect", "{\"reason\": \"changed my mind\"}").json().get("notice")).isNull();
        assertThat(api.get(READY).status()).isEqualTo(200);
        assertThat(disconnect.join().code()).isEqualTo("WRONG_STATE");
        assertThat(audited("DATABASE_DISCONNECT", "to be taken back")).contains("\"notice\": \"5m\"").contains("SUCCESS");
        assertThat(audited("DATABASE_CONNECT", "changed my mind")).contains("SUCCESS");
    }

    @Test
    void noticeEndsByItselfAndRunningSessionsFinish() {
        CompletableFuture<Answer> running = api.getLater(SESSIONS + "?seconds=3");
        node.awaitActive(1);

        Answer disconnected = disconnectLater("update", "1s").join();

        assertThat(disconnected.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(disconnected.json().get("notice")).isNull();
        assertThat(running.join().status()).isEqualTo(200);
        assertThat(api.get(READY).body()).contains("DATABASE_DISCONNECTED");
        connectAgain();
        assertThat(audited("DATABASE_LOST", "update")).as("an operator's disconnect is no loss").contains("\"items\":[]");
    }

    @Test
    void laterNoticeTakesThePlaceOfTheOneBefore() {
        CompletableFuture<Answer> first = disconnectLater("in five minutes", "5m");
        Deadline.await("the first notice", NOTICED, () -> api.get(READY).status() == 503);
        CompletableFuture<Answer> second = disconnectLater("in four minutes", "4m");
        assertThat(first.join().code()).isEqualTo("WRONG_STATE");

        Answer now = api.post(DATABASE + "/disconnect", "{\"reason\": \"now\"}");

        assertThat(now.json().getString("state")).isEqualTo("DISCONNECTED");
        assertThat(now.json().get("notice")).isNull();
        assertThat(second.join().code()).isEqualTo("WRONG_STATE");
        assertThat(api.post(DATABASE + "/disconnect", "{\"reason\": \"again\", \"notice\": \"1s\"}").code()).isEqualTo("WRONG_STATE");
        connectAgain();
    }

    @Test
    void newConnectionServesNothingBeforeTheSchemaWasLookedAtThroughIt() {
        api.post(DATABASE + "/disconnect", "{\"reason\": \"to connect again\"}");
        connectAgain();

        assertThat(api.get("/api/v1/test-fresh-connections").body()).contains("SCHEMA_UNKNOWN\",\"SCHEMA_UNKNOWN").doesNotContain("NONE");
    }

    @Test
    void impossibleNoticeIsRefused() {
        assertThat(List.of("\"301s\"", "\"-PT1S\"", "\"soon\"", "5")).allSatisfy(notice -> {
            Answer refused = api.post(DATABASE + "/disconnect", "{\"reason\": \"x\", \"notice\": " + notice + "}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.violations().get(0)).startsWith("/notice ");
        });
        assertThat(api.get(READY).status()).isEqualTo(200);
    }

    @Test
    void changeThatRunsDuringADisconnectIsCommittedWithItsEntry() throws SQLException {
        Answer actor = api.post("/api/v1/actors", "{\"name\": \"before\", \"kind\": \"SERVICE\", \"roles\": []}");
        String path = "/api/v1/actors/" + actor.json().getString("id");
        CompletableFuture<Answer> changed;
        CompletableFuture<Answer> disconnected;
        try (Connection other = node.database().superuser("foundation").getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM actor WHERE id = '" + actor.json().getString("id") + "' FOR UPDATE");
            changed = api.later("PATCH", path, "{\"name\": \"after\"}", "If-Match", actor.header("ETag"));
            node.awaitActive(1);
            disconnected = api.later("POST", DATABASE + "/disconnect", "{\"reason\": \"while it runs\"}");
            Deadline.await("the disconnect", NOTICED, () -> api.get(DATABASE).json().getString("state").equals("DISCONNECTING"));
            other.rollback();
        }

        assertThat(changed.join().status()).as(changed.join().body()).isEqualTo(200);
        assertThat(disconnected.join().json().getString("state")).isEqualTo("DISCONNECTED");
        connectAgain();
        assertThat(api.get(path + "/history").body()).contains("\"after\"");
    }

    private static CompletableFuture<Answer> disconnectLater(String reason, String notice) {
        return api.later("POST", DATABASE + "/disconnect", "{\"reason\": \"" + reason + "\", \"notice\": \"" + notice + "\"}");
    }

    private static void connectAgain() {
        assertThat(api.post(DATABASE + "/connect", "{\"reason\": \"done\"}").status()).isEqualTo(200);
        node.awaitReady();
    }

    private static String audited(String action, String text) {
        return api.get("/api/v1/audit-entries?action_type=" + action + "&text=" + text.replace(" ", "%20")).body();
    }
}
