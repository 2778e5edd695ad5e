package org.backendfoundation.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.LogLevel;
import org.backendfoundation.configuration.postgres.PostgresUrl;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.security.authentication.SecuritySettings;
import org.backendfoundation.security.credential.ApiKey;
import org.junit.jupiter.api.Test;

/** Keys and defaults are a promise to whoever has configured this. */
class SettingsTest {

    private static final List<Setting<?>> SETTINGS = Stream.of(new DatabaseAccess(), new ApplicationSettings(), new SecuritySettings())
            .flatMap(group -> group.settings().stream()).toList();

    @Test
    void keysAndDefaultsAreKept() {
        assertThat(SETTINGS).extracting(setting -> setting.key() + "=" + setting.defaultText()).containsExactly("database_url=",
                "database_user=",
                "database_password=", "database_owner_user=", "database_owner_password=", "database_owner_url=", "cors_origins=",
                "debug_mode=false", "log_level=INFO", "node_name=the host's name", "security_bootstrap_key=");
    }

    @Test
    void everySettingCanBeGiven() {
        ApiKey key = ApiKey.generate();
        ApplicationConfiguration configuration = ApplicationConfiguration
                .of(Map.of("DATABASE_URL", "postgres://db/app", "DATABASE_USER", "app",
                        "DATABASE_PASSWORD", "pa$$", "DATABASE_OWNER_USER", "owner", "DATABASE_OWNER_PASSWORD", "secret",
                        "CORS_ORIGINS", "http://localhost:3000", "DEBUG_MODE", "true", "LOG_LEVEL", "CRITICAL",
                        "NODE_NAME", "node-1", "SECURITY_BOOTSTRAP_KEY", key.text()));

        assertThat(DatabaseAccess.url(configuration)).isEqualTo(PostgresUrl.parse("postgresql://app:pa$$@db/app"));
        assertThat(configuration.find(DatabaseAccess.OWNER_USER)).contains("owner");
        assertThat(configuration.find(DatabaseAccess.OWNER_PASSWORD)).contains("secret");
        assertThat(configuration.value(ApplicationSettings.CORS_ORIGINS)).containsExactly(ApplicationSettings.DEVELOPMENT_ORIGIN);
        assertThat(configuration.value(ApplicationSettings.DEBUG_MODE)).isTrue();
        assertThat(configuration.value(ApplicationSettings.LOG_LEVEL)).isEqualTo(LogLevel.CRITICAL);
        assertThat(configuration.value(ApplicationSettings.NODE_NAME)).isEqualTo("node-1");
        assertThat(configuration.find(SecuritySettings.BOOTSTRAP_KEY)).contains(key);
    }

    @Test
    void everySettingSaysWhatItMeans() {
        assertThat(SETTINGS).allSatisfy(setting -> assertThat(setting.meaning()).isNotBlank().doesNotEndWith("."));
    }
}
