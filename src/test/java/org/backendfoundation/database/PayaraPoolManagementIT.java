package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.Deadline;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.Ports;
import org.backendfoundation.testing.ServerAdministration;
import org.backendfoundation.testing.SharedApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pool is an ordinary resource of Payara Server, for its console and its command line: either side changes it while it is in use, and the other sees it. */
@Tag("payara")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayaraPoolManagementIT {

    private static final Duration AMPLE = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String RESOURCES = "/management/domain/resources";
    private static final String POOL = RESOURCES + "/jdbc-connection-pool/foundation";

    private EmbeddedDatabase database;
    private ApplicationServer server;
    private Api api;

    @BeforeAll
    void start(@TempDir Path directory) {
        database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
        server = ApplicationServer.with(Deployments.WAR, Ports.free(), Map.of("DATABASE_URL", database.url()), Path.of("target", "test-servers", "pool-management.log"));
        server.start();
        server.awaitStatus("/api/v1/health/ready", 200, AMPLE);
        api = new Api(server.address("/"), SharedApi.KEY);
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void administrationIsForTheAdministrator() {
        assertThat(administration().statusForStrangers(POOL)).isEqualTo(401);
    }

    @Test
    void poolIsSeenWithReferencesInsteadOfSecrets() {
        JsonObject seen = administration().get(POOL);

        assertThat(entity(seen).getString("name")).isEqualTo("foundation");
        assertThat(administration().get(POOL + "/property").toString()).contains("${ENV=FOUNDATION_POOL_PASSWORD}").doesNotContain(EmbeddedDatabase.PASSWORD);
    }

    @Test
    void poolIsPinged() {
        assertThat(administration().get(RESOURCES + "/ping-connection-pool?id=foundation").getString("exit_code")).isEqualTo("SUCCESS");
    }

    @Test
    void sizesOfTheConsoleAreShownSoon() {
        assertThat(administration().post(POOL, "{\"maxPoolSize\": \"9\", \"steadyPoolSize\": \"1\"}").getString("exit_code")).isEqualTo("SUCCESS");

        Deadline.await("a pool of 1 to 9", SOON, () -> pool().getInt("max") == 9 && pool().getInt("min") == 1);
    }

    @Test
    void patchedSizesAreTheConsoles() {
        assertThat(api.patch("/api/v1/database/pool", "{\"min\": 3, \"max\": 12, \"reason\": \"test\"}").status()).isEqualTo(200);

        assertThat(entity(administration().get(POOL)).getString("maxPoolSize")).isEqualTo("12");
        assertThat(entity(administration().get(POOL)).getString("steadyPoolSize")).isEqualTo("3");
    }

    @Test
    void flushedPoolServesOn() {
        assertThat(administration().post(RESOURCES + "/flush-connection-pool", "{\"id\": \"foundation\"}").getString("exit_code")).isEqualTo("SUCCESS");
        Deadline.await("an answer", SOON, () -> api.get("/api/v1/actors").status() == 200);

        assertThat(api.post("/api/v1/database/pool/flush", "{\"reason\": \"test\"}").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/actors").status()).isEqualTo(200);
    }

    private ServerAdministration administration() {
        return server.administration();
    }

    private static JsonObject entity(JsonObject answer) {
        return answer.getJsonObject("extraProperties").getJsonObject("entity");
    }

    private JsonObject pool() {
        return api.get("/api/v1/database").json().getJsonObject("pool");
    }
}
