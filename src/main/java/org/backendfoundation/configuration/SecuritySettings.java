package org.backendfoundation.configuration;

import java.util.List;

/** The data model's Security Configuration, as far as this room knows it; {@code security} adds its own. */
public class SecuritySettings implements SettingsGroup {

    public static final Setting<ApiKey> BOOTSTRAP_KEY = Setting.custom("security_bootstrap_key", ApiKey::parse).secret()
            .meaning("The API key of the first administrator, used while no other exists or can be read");

    @Override
    public List<Setting<?>> settings() {
        return List.of(BOOTSTRAP_KEY);
    }
}
