package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.backendfoundation.sample.SampleWar;
import org.backendfoundation.testing.HaProxy;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.SharedApi;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A node that an operator disconnects, at once or with a notice, while it is at work. */
@OncePerEngine
class DisconnectIT {

    private static final Duration NOTICED = Duration.ofSeconds(30);
    private static final Duration HEALED = Duration.ofSeconds(15);
    private static final Duration AMPLE = Duration.ofMinutes(3);

    private static final String READY = "/api/v1/health/ready";
    private static final String DATABASE = "/api/v1/database";
    private static final String SESSIONS = "/api/v1/test-sessions";

    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static ApplicationServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(SampleWar.pack(), Ports.free(),
                Map.of("DATABASE_URL", database.url()), Path.of("target", "test-servers", "disconnect.log"));
        api = new Api(server.address("/"), SharedApi.KEY);
        server.start();
        server.awaitStatus(READY, 200, AMPLE);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void disconnectLetsRunningSessionsFinishAndStays() {
        CompletableFuture<Answer> running = api.getLater(SESSIONS + "?seconds=1.5");
        Deadline.await("a running session", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);

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
        try (HaProxy proxy = HaProxy.before(server.address("/"))) {
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
        Deadline.await("a running session", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);

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
        try (Connection other = database.superuser("foundation").getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM actor WHERE id = '" + actor.json().getString("id") + "' FOR UPDATE");
            changed = api.later("PATCH", path, "{\"name\": \"after\"}", "If-Match", actor.header("ETag"));
            Deadline.await("the change", NOTICED, () -> api.get(DATABASE).json().getJsonObject("sessions").getInt("active") == 1);
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
        Deadline.await("readiness", HEALED, () -> api.get(READY).status() == 200);
    }

    private static String audited(String action, String text) {
        return api.get("/api/v1/audit-entries?action_type=" + action + "&text=" + text.replace(" ", "%20")).body();
    }
}
