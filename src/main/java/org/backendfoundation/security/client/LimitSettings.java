package org.backendfoundation.security.client;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.configuration.setting.ConfigurationViolation;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** Which proxies are trusted, and how many requests and guesses a caller may make. */
public final class LimitSettings implements SettingsGroup {

    private static final int MOST = 100_000_000;

    public static final Setting<
            Network.Set> TRUSTED_PROXIES = Setting.custom("trusted_proxies", Network.Set::parse).withDefault(new Network.Set(List.of()))
                    .meaning("The networks of the proxies in front, such as 10.0.0.0/8,fd00::/8; forwarding headers of others are ignored");

    public static final Setting<ProxyHeader> TRUSTED_PROXIES_HEADER = Setting.oneOf("trusted_proxies_header", ProxyHeader.class)
            .withDefault(ProxyHeader.X_FORWARDED_FOR)
            .meaning("The header in which those proxies send the client's address; the other one is ignored");

    public static final Setting<Integer> PER_CALLER = Setting.integer("security_rate_limit", 0, MOST).withDefault(6000)
            .meaning("Requests that one caller may make in a minute on this node; 0 for any number");

    public static final Setting<Integer> PER_ADDRESS = Setting.integer("security_rate_limit_address", 0, MOST).withDefault(12_000)
            .meaning("Requests that one IPv4 address or IPv6 /64 may make in a minute on this node, with any credential "
                    + "or none; 0 for any number");

    public static final Setting<Integer> FAILURES = Setting.integer("security_failure_limit", 1, MOST).withDefault(10)
            .meaning("Wrong keys and tokens, from one address or resembling one key, after which further wrong ones are locked out, "
                    + "each time twice as long; valid ones are accepted all the while");

    public static final Setting<Duration> LONGEST_LOCK = Setting.duration("security_lockout_max", Duration.ofSeconds(1), Duration.ofDays(1))
            .withDefault(Duration.ofMinutes(15)).meaning("The longest lock-out after wrong keys and tokens");

    @Override
    public List<Setting<?>> settings() {
        return List.of(TRUSTED_PROXIES, TRUSTED_PROXIES_HEADER, PER_CALLER, PER_ADDRESS, FAILURES, LONGEST_LOCK);
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
