package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pool is an ordinary resource of Payara Server, for its console and its command line: either side changes it while it is in use, and
 * the other sees it.
 */
@Tag("payara")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayaraPoolManagementIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String RESOURCES = "/management/domain/resources";
    private static final String POOL = RESOURCES + "/jdbc-connection-pool/foundation";

    private ManagedServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ManagedServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void administrationIsForTheAdministrator() {
        assertThat(server.administration().statusForStrangers(POOL)).isEqualTo(401);
    }

    @Test
    void poolIsSeenWithReferencesInsteadOfSecrets() {
        JsonObject seen = server.administration().get(POOL);

        assertThat(entity(seen).getString("name")).isEqualTo("foundation");
        assertThat(server.administration().get(POOL + "/property").toString()).contains("${ENV=FOUNDATION_POOL_USER}")
                .doesNotContain(EmbeddedDatabase.PASSWORD, "POOL_PASSWORD");
    }

    @Test
    void poolIsPinged() {
        assertThat(server.administration().get(RESOURCES + "/ping-connection-pool?id=foundation").getString("exit_code"))
                .isEqualTo("SUCCESS");
    }

    @Test
    void sizesOfTheConsoleAreShownSoon() {
        assertThat(server.administration().post(POOL, "{\"maxPoolSize\": \"9\", \"steadyPoolSize\": \"1\"}").getString("exit_code"))
                .isEqualTo("SUCCESS");

        Deadline.await("a pool of 1 to 9", SOON, () -> server.pool().getInt("max") == 9 && server.pool().getInt("min") == 1);
    }

    @Test
    void patchedSizesAreTheConsoles() {
        assertThat(server.api().patch("/api/v1/database/pool", "{\"min\": 3, \"max\": 12, \"reason\": \"test\"}").status()).isEqualTo(200);

        assertThat(entity(server.administration().get(POOL)).getString("maxPoolSize")).isEqualTo("12");
        assertThat(entity(server.administration().get(POOL)).getString("steadyPoolSize")).isEqualTo("3");
    }

    @Test
    void flushedPoolServesOn() {
        assertThat(server.administration().post(RESOURCES + "/flush-connection-pool", "{\"id\": \"foundation\"}").getString("exit_code"))
                .isEqualTo("SUCCESS");
        Deadline.await("an answer", SOON, () -> server.api().get("/api/v1/actors").status() == 200);

        assertThat(server.api().post("/api/v1/database/pool/flush", "{\"reason\": \"test\"}").status()).isEqualTo(200);
        assertThat(server.api().get("/api/v1/actors").status()).isEqualTo(200);
    }

    private static JsonObject entity(JsonObject answer) {
        return answer.getJsonObject("extraProperties").getJsonObject("entity");
    }
}
