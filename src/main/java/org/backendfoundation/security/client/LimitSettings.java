package org.backendfoundation.security.client;

import java.time.Duration;
import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;

/** How many requests and guesses a caller may make. */
public final class LimitSettings implements SettingsGroup {

    private static final int MOST = 100_000_000;

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

    public static final Setting<Boolean> DIVIDED = Setting.bool("security_limits_divided").withDefault(false)
            .meaning("Whether each of database_instances nodes allows its part of these requests and wrong keys, and not all of them");

    @Override
    public List<Setting<?>> settings() {
        return List.of(PER_CALLER, PER_ADDRESS, FAILURES, LONGEST_LOCK, DIVIDED);
    }

    @Override
    public String part() {
        return SECURITY_CONFIGURATION;
    }
}
