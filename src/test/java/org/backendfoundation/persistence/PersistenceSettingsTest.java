package org.backendfoundation.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backendfoundation.configuration.setting.Setting;
import org.junit.jupiter.api.Test;

class PersistenceSettingsTest {

    @Test
    void keysAreStable() {
        assertThat(new PersistenceSettings().settings()).extracting(Setting::key).containsExactly("idempotency_expiry");
    }

    @Test
    void defaultsAreStable() {
        assertThat(PersistenceSettings.IDEMPOTENCY_EXPIRY.defaultValue()).contains(Duration.ofHours(24));
    }
}
