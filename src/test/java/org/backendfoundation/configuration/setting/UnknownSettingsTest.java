package org.backendfoundation.configuration.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

    private static final List<String> FOUNDATION = SettingsGroup.all().stream().flatMap(group -> group.settings().stream())
            .map(Setting::key).toList();

    private final UnknownSettings settings = new UnknownSettings(List.of("orders_limit", "orders_page", "log_level",
            "database_pool_max", "database_url"), FOUNDATION);

    @ParameterizedTest
    @CsvSource({"DATABASE_POOL_MAXX,DATABASE_POOL_MAX", "database_pol_max,database_pool_max", "LOG_LEVL,LOG_LEVEL",
        "ORDER_LIMIT,ORDERS_LIMIT"})
    void nameNearASettingIsToldWithIt(String name, String meant) {
        assertThat(settings.among(Set.of(name))).extracting(ConfigurationViolation::key, ConfigurationViolation::remedy)
                .containsExactly(tuple(name, "Did you mean " + meant + "?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_PORT_5432_TCP", "AUDIT_FILE", "MIGRATION_DRY_RUN", "SECURITY_KEY", "CORS_METHODS"})
    void nameThatBeginsAsOursIsTold(String name) {
        assertThat(settings.among(Set.of(name))).extracting(ConfigurationViolation::key).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "database_url", "ORDERS_LIMIT", "ORDERS_COLOUR", "NODE_ENV", "LOG_FILE", "DEBUG",
        "DATABASE_ADMIN_PASSWORD", "DATABASE_ADMIN_PASSWORD_FILE", "database.pool.maxx", "log.level", "Database_Url", "PATH", "REST"})
    void otherNamesAreNobodysBusiness(String name) {
        assertThat(settings.among(Set.of(name))).isEmpty();
    }

    @Test
    void valueIsNotShownForItMayBeASecret() {
        ApplicationConfiguration configuration = ApplicationConfiguration.of(Map.of("DATABASE_URL", "postgres://u@db/app",
                "DATABASE_PASSWORT", "hunter2"));

        assertThat(configuration.warnings()).hasSize(1).asString().contains("DATABASE_PASSWORD?").doesNotContain("hunter2");
    }
}
