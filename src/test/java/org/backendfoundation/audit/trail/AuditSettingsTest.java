package org.backendfoundation.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.Setting;
import org.junit.jupiter.api.Test;

class AuditSettingsTest {

    @Test
    void keysAndDefaults() {
        assertThat(new AuditSettings().settings()).extracting(Setting::key, Setting::defaultText)
                .containsExactly(tuple("audit_retention", "400d"), tuple("audit_seal_interval", "1s"), tuple("audit_seal_file", ""));
    }

    @Test
    void nothingYoungerThanThirtyDaysIsDropped() {
        assertThatThrownBy(() -> configuration("audit_retention", "29d"))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("audit_retention");
    }

    @Test
    void sealFileMustBeWritable() {
        assertThatThrownBy(() -> configuration("audit_seal_file", "/no/such/directory/seals"))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("audit_seal_file")
                .hasMessageContaining("may write");
    }

    private static ApplicationConfiguration configuration(String key, String value) {
        return ApplicationConfiguration.of(Map.of("database_url", "postgresql://app@localhost/db", key, value));
    }
}
