package org.backendfoundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.MavenProject.Outcome;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Directories;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.backendfoundation.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's WAR that overlays the foundation without copying it: {@code src/test/projects/orders}, which the build builds. */
class TeamWarIT {

    private static final Path WAR = Path.of("target", "projects", "orders", "target", "orders.war");

    @TempDir
    Path directory;

    @Test
    void teamsEntityIsMigratedServedAndKept() {
        String key = ApiKey.generate().text();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
                ApplicationServer server = ApplicationServer.with(WAR, Ports.free(),
                        Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key),
                        Path.of("target", "test-servers", "team.log"))) {
            server.start();
            server.awaitStatus("/api/v1/health/ready", 200, Duration.ofSeconds(90));
            Api api = firstAdministrator(new Api(server.address("/api/v1/"), key));

            Answer created = api.post("/api/v1/purchase-orders", "{\"article\": \"paper\", \"quantity\": 5}");

            assertThat(created.status()).as(created.body()).isEqualTo(201);
            assertThat(api.get("/api/v1/purchase-orders?article=paper").json().getJsonArray("items")).hasSize(1);
            assertThat(api.post("/api/v1/purchase-orders", "{\"article\": \"\", \"quantity\": 0}").json().getJsonArray("violations"))
                    .hasSize(2);
            assertThat(api.get("/openapi?format=JSON").json().getJsonObject("info").toString()).contains("\"Orders\"", "\"1.0\"")
                    .doesNotContain("Backend Foundation");
            assertThat(api.get("/api/v1/migrations").body()).contains("9d41c7a0b3e6_purchase_order").contains("_actor");
            assertContractIsChecked(server.address("/openapi") + "?format=JSON", api.get("/openapi?format=JSON").body());
        }
    }

    private static void assertContractIsChecked(String address, String contract) {
        Outcome same = checkContract(address, contract);
        Outcome other = checkContract(address, contract.replace("\"article\"", "\"thing\""));

        assertThat(same.status()).as(same.log()).isZero();
        assertThat(other.status()).as(other.log()).isNotZero();
        assertThat(other.log()).contains("PurchaseOrder in an answer.thing is gone");
    }

    /** As the page on compatibility says, with what the build installed for the team's project. */
    private static Outcome checkContract(String address, String released) {
        MavenProject project = MavenProject.copy(WAR.getParent().getParent(), Path.of("target", "contract-project"));
        Path files = Directories.create(project.directory().resolve("contract"));
        try {
            Files.writeString(files.resolve("openapi.json"), released);
            Files.createFile(files.resolve("allowed.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project.run(Map.of(), Duration.ofMinutes(2),
                "-Dmaven.repo.local=" + Path.of("target", "projects-repository").toAbsolutePath(), "-Dcontract=" + address,
                "exec:java@check-contract");
    }

    /** As the page about security makes it. */
    private static Api firstAdministrator(Api bootstrap) {
        String id = bootstrap.post("actors", "{\"name\":\"Ada\",\"kind\":\"PERSON\",\"roles\":[\"admin\"]}").json().getString("id");
        Answer issued = bootstrap.post("actors/" + id + "/keys", "{\"name\":\"laptop\",\"expires_at\":\"2030-01-01T00:00:00Z\"}");
        return bootstrap.as(issued.json().getString("key"));
    }
}
