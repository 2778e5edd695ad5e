package org.backendfoundation.persistence;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** The settings of entities. */
public final class PersistenceSettings implements SettingsGroup {

    public static final Setting<Duration> IDEMPOTENCY_EXPIRY = Setting
            .duration("idempotency_expiry", Duration.ofMinutes(1), Duration.ofDays(30))
            .withDefault(Duration.ofHours(24)).meaning("How long the answer to a POST with an Idempotency-Key is kept and given again");

    @Override
    public List<Setting<?>> settings() {
        return List.of(IDEMPOTENCY_EXPIRY);
    }
}
