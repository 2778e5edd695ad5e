package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.sample.shop.VoucherResource;
import org.backendfoundation.security.credential.ApiKey;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testing.TestWar;
import org.backendfoundation.testkit.ApplicationServer;
import org.backendfoundation.testkit.Ports;
import org.example.shop.Voucher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong configuration in a real server that {@code start} could not see: the deployment is stopped, and its message is the report. */
@OnPayaraMicro(because = OnPayaraMicro.REFUSED_BY_CONFIGURE)
class ConfigurationReportIT {

    /** Above the variables that the test run itself has. */
    private static final String WRONG = """
            config_ordinal=350
            debug_mode=false
            cors_origins=http://shop.example
            log_level=TRACE
            migration_mode=sometimes
            security_bootstrap_key=fk_hidden-key
            """;

    @Test
    void reportStopsTheDeploymentWithEveryViolationAndNoSecret(@TempDir Path directory) {
        Path war = TestWar.shipped().withLibrary("META-INF/microprofile-config.properties", WRONG).writeTo(directory);
        try (ApplicationServer server = ApplicationServer.with(war, Ports.free(), Map.of(
                "DATABASE_URL", "postgresql://app:hidden-password@127.0.0.1:1/orders"),
                Path.of("target", "test-servers", "report.log"))) {
            server.start();

            assertThatThrownBy(() -> server.awaitStatus("/api/v1/health/live", 200, Duration.ofSeconds(60)))
                    .hasMessageContaining("The configuration breaks 4 rules; the application does not start.")
                    .hasMessageContaining("cors_origins").hasMessageContaining("log_level").hasMessageContaining("migration_mode")
                    .hasMessageContaining("security_bootstrap_key").hasMessageContaining("what to do:");
            assertThat(server.log().text()).doesNotContain("hidden-password").doesNotContain("hidden-key");
        }
    }

    @Test
    void entitiesThatCannotBeServedStopTheDeployment(@TempDir Path directory) {
        Path war = TestWar.shipped().with(LegacyNote.class, VoucherResource.class).withLibrary(Voucher.class).writeTo(directory);
        try (ApplicationServer server = ApplicationServer.with(war, Ports.free(), Map.of(
                "DATABASE_URL", "postgresql://app@127.0.0.1:1/orders", "SECURITY_BOOTSTRAP_KEY", ApiKey.generate().text()),
                Path.of("target", "test-servers", "entity-report.log"))) {
            server.start();

            assertThatThrownBy(() -> server.awaitStatus("/api/v1/health/live", 200, Duration.ofSeconds(60)))
                    .hasMessageContaining("LegacyNote: This entity does not extend BaseEntity.")
                    .hasMessageContaining("Voucher: The resource vouchers serves a class that is no known entity.")
                    .hasMessageContaining("what to do: Give it @Entity; if it is in a jar under WEB-INF/lib, name it in "
                            + "META-INF/entities.xml.");
            assertThat(server.log().text().lines().filter(line -> line.contains("SEVERE")))
                    .as("plain lines, besides the server's stack traces")
                    .anyMatch(line -> line.contains("The configuration breaks 2 rules; the application does not start."))
                    .anyMatch(line -> line.contains("LegacyNote: This entity does not extend BaseEntity."))
                    .anyMatch(line -> line.contains("what to do: Let it extend BaseEntity"));
        }
    }
}
