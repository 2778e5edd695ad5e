package org.backendfoundation.migration.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.migration.node.MigrationSettings.Mode;
import org.junit.jupiter.api.Test;

class MigrationSettingsTest {

    @Test
    void keysAndDefaults() {
        assertThat(new MigrationSettings().settings()).extracting(Setting::key, Setting::defaultText).containsExactly(
                tuple("migration_mode", "apply"), tuple("migration_drift", "warn"), tuple("migration_lock_patience", "15m"),
                tuple("migration_lock_timeout", "5s"),
                tuple("migration_statement_timeout", "0s"));
    }

    @Test
    void modeIsReadInAnyCase() {
        ApplicationConfiguration configuration = ApplicationConfiguration
                .of(Map.of("database_url", "postgresql://app@localhost/db", "migration_mode", "Validate"));

        assertThat(configuration.value(MigrationSettings.MODE)).isEqualTo(Mode.VALIDATE);
    }
}
