package org.backendfoundation.security.client;

import java.util.List;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** Which proxies are trusted, how they name the client, and where they show the application. */
public final class ProxySettings implements SettingsGroup {

    public static final Setting<
            Network.Set> TRUSTED_PROXIES = Setting.custom("trusted_proxies", Network.Set::parse).withDefault(new Network.Set(List.of()))
                    .meaning("The networks of the proxies in front, such as 10.0.0.0/8,fd00::/8; forwarding headers of others are ignored");

    public static final Setting<ProxyHeader> TRUSTED_PROXIES_HEADER = Setting.oneOf("trusted_proxies_header", ProxyHeader.class)
            .withDefault(ProxyHeader.X_FORWARDED_FOR)
            .meaning("The header in which those proxies send the client's address; the other one is ignored");

    public static final Setting<PublicPath> PUBLIC_PATH = Setting.custom("public_path", PublicPath::parse).withDefault(PublicPath.ROOT)
            .meaning("The path that those proxies remove, such as /shop; links, redirects and /openapi then begin with it");

    @Override
    public List<Setting<?>> settings() {
        return List.of(TRUSTED_PROXIES, TRUSTED_PROXIES_HEADER, PUBLIC_PATH);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }

    @Override
    public List<ConfigurationViolation> check(ApplicationConfiguration configuration) {
        boolean everybody = configuration.value(TRUSTED_PROXIES).networks().stream().anyMatch(network -> network.length() == 0);
        return everybody ? List.of(configuration.violation(TRUSTED_PROXIES, "not_everybody",
                "A network of length 0 is everybody: any caller could claim any address.", "Name the proxies' own networks.")) : List.of();
    }
}
