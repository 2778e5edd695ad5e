package org.backendfoundation.observation.metric;

import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.security.client.Network;

/** Who may read the metrics. */
public final class MetricsSettings implements SettingsGroup {

    static final Setting<Network.Set> METRICS_NETWORKS = Setting.custom("metrics_networks", Network.Set::parse)
            .withDefault(new Network.Set(List.of()))
            .meaning("The networks that may read the metrics without a key, such as 10.0.9.0/24; all others need the role monitor");

    @Override
    public List<Setting<?>> settings() {
        return List.of(METRICS_NETWORKS);
    }

    @Override
    public String part() {
        return "observation";
    }
}
