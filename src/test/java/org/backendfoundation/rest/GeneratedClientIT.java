package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.Api;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.EmbeddedDatabase;
import org.backendfoundation.testing.MavenProject;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that a generator makes of {@code /openapi}, with nothing else told: {@code src/test/client} creates, pages, reads, patches and
 * deletes with it.
 */
@OnPayaraMicro(because = OnPayaraMicro.LONG_DRILL)
class GeneratedClientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void generatedClientCreatesPagesPatchesAndDeletes() throws IOException {
        String key = ApiKey.generate().text();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(directory.resolve("data"), Ports.free());
                ApplicationServer server = ApplicationServer.with(Deployments.WAR, Ports.free(),
                        Map.of("DATABASE_URL", database.url(), "SECURITY_BOOTSTRAP_KEY", key),
                        Path.of("target", "test-servers", "client.log"))) {
            server.start();
            server.awaitStatus("/api/v1/health/ready", 200, PATIENCE);
            MavenProject client = MavenProject.copy(Path.of("src", "test", "client"), Path.of("target", "client"));
            Files.writeString(client.directory().resolve("openapi.json"),
                    new Api(server.address("/"), key).get("openapi?format=JSON").body());

            MavenProject.Outcome outcome = client.run(Map.of("CLIENT_SERVER", server.address("").toString(), "CLIENT_KEY", key), PATIENCE,
                    "compile", "exec:java");

            assertThat(outcome.status()).as(outcome.log()).isZero();
        }
    }
}
