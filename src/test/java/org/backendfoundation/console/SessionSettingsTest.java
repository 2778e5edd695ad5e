package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.InvalidConfigurationException;
import org.backendfoundation.configuration.setting.Setting;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    @Test
    void keysAndDefaults() {
        assertThat(new SessionSettings().settings()).extracting(Setting::key, Setting::defaultText)
                .containsExactly(tuple("security_session_idle", "30m"), tuple("security_session_longest", "12h"));
    }

    @Test
    void idleTimeIsLongerThanNodesTakeToTellEachOtherOfAUse() {
        assertThat(SessionSettings.MIN_IDLE).isGreaterThan(Sessions.WRITE_USE_EVERY.multipliedBy(2));
        assertThatThrownBy(() -> configuration(Map.of("security_session_idle", "1m")))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("security_session_idle");
    }

    @Test
    void sessionThatCannotBeIdleIsRefused() {
        assertThatThrownBy(() -> configuration(Map.of("security_session_idle", "2h", "security_session_longest", "1h")))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("at most security_session_longest");
        assertThat(configuration(Map.of("security_session_idle", "1h", "security_session_longest", "1h")).value(SessionSettings.IDLE))
                .isEqualTo(Duration.ofHours(1));
    }

    private static ApplicationConfiguration configuration(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("database_url", "postgresql://app@localhost/db");
        return ApplicationConfiguration.of(variables);
    }
}
