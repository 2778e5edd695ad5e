package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.backendfoundation.testing.ApplicationServer;
import org.backendfoundation.testing.Deployments;
import org.backendfoundation.testing.Ports;
import org.junit.jupiter.api.Test;

/** A wrong configuration in a real server: the deployment is stopped, and its message is the report. What the pool needs is asked earlier, by {@code start}. */
class ConfigurationReportIT {

    @Test
    void reportStopsTheDeploymentWithEveryViolationAndNoSecret() {
        try (ApplicationServer server = ApplicationServer.with(Deployments.WAR, Ports.free(), Map.of(
                "DATABASE_URL", "postgresql://app:hidden-password@127.0.0.1:1/orders",
                "SECURITY_BOOTSTRAP_KEY", "fk_hidden-key",
                "DEBUG_MODE", "false",
                "CORS_ORIGINS", "http://shop.example",
                "LOG_LEVEL", "TRACE",
                "MIGRATION_MODE", "sometimes"), Path.of("target", "test-servers", "report.log"))) {
            server.start();

            assertThatThrownBy(() -> server.awaitStatus("/api/v1/health/live", 200, Duration.ofSeconds(60)))
                    .hasMessageContaining("The configuration breaks 4 rules; the application does not start.")
                    .hasMessageContaining("cors_origins").hasMessageContaining("log_level").hasMessageContaining("migration_mode")
                    .hasMessageContaining("security_bootstrap_key").hasMessageContaining("what to do:");
            assertThat(server.log().text()).doesNotContain("hidden-password").doesNotContain("hidden-key");
        }
    }
}
