package org.backendfoundation.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.Setting;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void keysAndDefaults() {
        assertThat(new DatabaseSettings().settings()).extracting(Setting::key, Setting::defaultText).containsExactly(
                tuple("database_pool_min", "2"), tuple("database_pool_max", "10"), tuple("database_instances", "1"),
                tuple("database_queue_limit", "100"), tuple("database_queue_deadline", "250ms"), tuple("database_drain_timeout", "10s"));
    }

    @Test
    void poolCannotKeepMoreThanItMayOpen() {
        assertThatThrownBy(() -> ApplicationConfiguration.of(Map.of("database_url", "postgresql://app@localhost/db",
                "database_pool_min", "6", "database_pool_max", "5")))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("database_pool_min")
                .hasMessageContaining("which is 5");
    }

    @Test
    void poolOfOneCannotMigrate() {
        assertThatThrownBy(
                () -> ApplicationConfiguration.of(Map.of("database_url", "postgresql://app@localhost/db", "database_pool_max", "1")))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("database_pool_max");
    }
}
