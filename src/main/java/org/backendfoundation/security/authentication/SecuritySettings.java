package org.backendfoundation.security.authentication;

import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.security.credential.ApiKey;

/** The data model's Security Configuration, as far as this room knows it; {@code security} adds its own. */
public class SecuritySettings implements SettingsGroup {

    public static final Setting<ApiKey> BOOTSTRAP_KEY = Setting.custom("security_bootstrap_key", ApiKey::parse).secret()
            .meaning("The API key of the first administrator, accepted while no other administrator's key exists or can be read");

    @Override
    public List<Setting<?>> settings() {
        return List.of(BOOTSTRAP_KEY);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }
}
