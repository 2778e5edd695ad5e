package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import org.backendfoundation.configuration.origin.CorsPolicy;
import org.backendfoundation.configuration.rule.ConfigurationError;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationResourceTest {

    private final ConfigurationResource resource = new ConfigurationResource();

    @BeforeEach
    void configure() {
        resource.configuration = ApplicationConfiguration.of(Map.of("DATABASE_URL", "postgresql://app:hunter2@db/app",
                "SECURITY_BOOTSTRAP_KEY", ApiKey.generate().text()));
        resource.corsPolicy = new CorsPolicy(List.of());
    }

    @Test
    void givenSettingHasValueAndSource() {
        assertThat(item("database_url")).satisfies(item -> {
            assertThat(item.value()).isEqualTo("postgresql://app:***@db:5432/app");
            assertThat(item.source()).isEqualTo("variable DATABASE_URL");
            assertThat(item.ordinal()).isEqualTo(300);
            assertThat(item.part()).isEqualTo("database_connection");
        });
    }

    @Test
    void defaultIsNamedAsSource() {
        assertThat(item("log_level")).satisfies(item -> {
            assertThat(item.value()).isEqualTo("INFO");
            assertThat(item.source()).isEqualTo("default");
            assertThat(item.defaultValue()).isEqualTo("INFO");
        });
    }

    @Test
    void applicationConfigurationHasOneDatabaseConnectionAndOneSecurityConfiguration() {
        ConfigurationResource.SettingsView view = resource.settings();

        assertThat(view.applicationConfiguration()).containsKeys("database_url", "cors_origins", "debug_mode", "log_level");
        assertThat(view.databaseConnection()).containsEntry("database_url", "postgresql://app:***@db:5432/app")
                .containsKey("database_pool_max");
        assertThat(view.securityConfiguration()).containsEntry("security_bootstrap_key", "***")
                .containsKeys("security_session_idle", "security_rate_limit", "security_jwt_algorithms");
    }

    @Test
    void secretIsHidden() {
        assertThat(item("security_bootstrap_key").value()).isEqualTo("***");
    }

    @Test
    void answerIsJsonWithTheModelsNames() throws Exception {
        try (Jsonb jsonb = JsonbBuilder.create()) {
            assertThat(jsonb.toJson(item("debug_mode"))).contains("\"default\":\"false\"", "\"key\":\"debug_mode\"", "\"secret\":false");
        }
    }

    @Test
    void questionWithoutAnOriginIsRefused() {
        assertThatThrownBy(() -> resource.cors(null))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isEqualTo(ConfigurationError.ORIGIN_REQUIRED));
    }

    private ConfigurationResource.SettingView item(String key) {
        return resource.settings().items().stream().filter(item -> item.key().equals(key)).findFirst().orElseThrow();
    }
}
